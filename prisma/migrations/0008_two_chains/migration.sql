-- What one office does to another stands in the chains of both: a transfer is part of the record of the office that receives
-- the person, too. Everything else of the function is as it was.
CREATE OR REPLACE FUNCTION "commitCommand"(command jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  prior "Answered";
  write jsonb;
  entry jsonb;
  event jsonb;
  columns text;
  touched bigint;
  next_seq bigint;
  next_hash bytea;
  seqs jsonb := '[]';
BEGIN
  IF command ? 'answered' THEN
    prior := jsonb_populate_record(NULL::"Answered", command -> 'answered');
    INSERT INTO "Answered" SELECT prior.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT * INTO prior FROM "Answered" a
        WHERE a."principal" = prior."principal" AND a."action" = prior."action" AND a."key" = prior."key";
      IF prior."inputHash" <> (command #>> '{answered,inputHash}')::bytea THEN
        RAISE EXCEPTION USING ERRCODE = 'QB002', MESSAGE = 'key reused';
      END IF;
      RETURN jsonb_build_object('replayed', prior."answer");
    END IF;
  END IF;

  FOR write IN SELECT value FROM jsonb_array_elements(command -> 'writes') LOOP
    IF write ? 'insert' THEN
      SELECT string_agg(quote_ident(k), ', ') INTO columns FROM jsonb_object_keys(write -> 'insert') k;
      EXECUTE format('INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)',
        write ->> 'table', columns) USING write -> 'insert';
    ELSE
      SELECT string_agg(quote_ident(k), ', ') INTO columns FROM jsonb_object_keys(write -> 'set') k;
      EXECUTE format('UPDATE %1$I t SET (%2$s) = (SELECT %3$s FROM jsonb_populate_record(t, $1) n)
          WHERE t.%4$I = $2 AND t."officeId" = $3 AND t."version" = $4',
        write ->> 'table', concat_ws(', ', columns, '"version"'),
        concat_ws(', ', regexp_replace(columns, '([^ ,]+)', 'n.\1', 'g'), 't."version" + 1'), write ->> 'by')
        USING write -> 'set', (write ->> 'id')::uuid, (write ->> 'officeId')::uuid, (write ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
      IF touched <> 1 THEN
        RAISE EXCEPTION USING ERRCODE = 'QB001', MESSAGE = format('%s %s changed', write ->> 'table', write ->> 'id');
      END IF;
    END IF;
  END LOOP;

  -- The chains are locked in the order given: the sender sorts them, so that no two commands wait for each other. A server of
  -- the release before still sends one row.
  FOR entry IN SELECT value
    FROM jsonb_array_elements(coalesce(command -> 'audits', jsonb_build_array(command -> 'audit'))) LOOP
    INSERT INTO "AuditHead" AS h ("officeId", "seq", "hash")
      VALUES ((entry ->> 'officeId')::uuid, 1,
        sha256(decode(repeat('00', 32), 'hex') || convert_to(entry ->> 'body', 'UTF8')))
      ON CONFLICT ("officeId") DO UPDATE
        SET "seq" = h."seq" + 1, "hash" = sha256(h."hash" || convert_to(entry ->> 'body', 'UTF8'))
      RETURNING "seq", "hash" INTO next_seq, next_hash;
    INSERT INTO "AuditEntry" ("officeId", "seq", "at", "body", "hash")
      VALUES ((entry ->> 'officeId')::uuid, next_seq, (entry ->> 'at')::timestamptz, entry ->> 'body', next_hash);
  END LOOP;

  FOR event IN SELECT value FROM jsonb_array_elements(command -> 'events') LOOP
    INSERT INTO "Stream" AS s ("id", "seq") VALUES (event ->> 'stream', 1)
      ON CONFLICT ("id") DO UPDATE SET "seq" = s."seq" + 1 RETURNING "seq" INTO next_seq;
    INSERT INTO "OutboxEvent" ("stream", "seq", "officeId", "type", "payload", "correlationId", "at")
      VALUES (event ->> 'stream', next_seq, (event ->> 'officeId')::uuid, event ->> 'type', event -> 'payload',
        (event ->> 'correlationId')::uuid, (event ->> 'at')::timestamptz);
    seqs := seqs || to_jsonb(next_seq);
  END LOOP;

  RETURN jsonb_build_object('seqs', seqs);
END
$$;
