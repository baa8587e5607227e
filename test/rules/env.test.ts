import { expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';

const outside = '192.0.2.20';
const ipv6 = '2001:db8::20';

test.each<[string, NodeJS.ProcessEnv]>([
  ['on this machine alone', {}],
  ['at an address of this machine', { MEDIA_LISTEN_IP: outside }],
  ['in IPv6 alone', { MEDIA_LISTEN_IP: ipv6 }],
  ['in both families', { MEDIA_LISTEN_IP: outside, MEDIA_LISTEN_IPV6: ipv6 }],
  [
    'at every address, known by one of each family',
    {
      ...{ MEDIA_LISTEN_IP: '0.0.0.0', MEDIA_ANNOUNCED_ADDRESS: outside },
      ...{ MEDIA_LISTEN_IPV6: '::', MEDIA_ANNOUNCED_IPV6: ipv6 },
    },
  ],
])('the media may be %s', (_where, variables) => {
  expect(readEnv(variables)).toMatchObject(variables);
});

test('the media may be behind a NAT that shows its ports under other numbers', () => {
  const variables = { MEDIA_PORT: '7002', MEDIA_ANNOUNCED_ADDRESS: outside, MEDIA_ANNOUNCED_PORT: '443' };
  expect(readEnv(variables)).toMatchObject({ MEDIA_PORT: 7002, MEDIA_ANNOUNCED_PORT: 443 });
});

test.each<[string, string, NodeJS.ProcessEnv]>([
  ['at every address, and browsers know none', 'MEDIA_ANNOUNCED_ADDRESS', { MEDIA_LISTEN_IP: '0.0.0.0' }],
  ['at every address of IPv6, and browsers know none', 'MEDIA_ANNOUNCED_IPV6', { MEDIA_LISTEN_IPV6: '::' }],
  ['at two addresses of IPv6', 'MEDIA_LISTEN_IPV6', { MEDIA_LISTEN_IP: '::1', MEDIA_LISTEN_IPV6: ipv6 }],
  ['at one of IPv4 instead', 'MEDIA_LISTEN_IPV6', { MEDIA_LISTEN_IPV6: outside }],
  ['announced where they do not listen', 'MEDIA_LISTEN_IPV6', { MEDIA_ANNOUNCED_IPV6: ipv6 }],
  ['shown by a NAT that cannot know the port', 'MEDIA_PORT', { MEDIA_ANNOUNCED_PORT: '443' }],
  ['shown at no port', 'MEDIA_ANNOUNCED_PORT', { MEDIA_PORT: '7002', MEDIA_ANNOUNCED_PORT: '0' }],
  ['at a name', 'MEDIA_LISTEN_IP', { MEDIA_LISTEN_IP: 'media.example' }],
])('the media cannot be %s: %s is told', (_where, named, variables) => {
  expect(() => readEnv(variables)).toThrow(`\n  ${named}: `);
});
