import type { Text } from './text.ts';

/** What few people need when they take a ticket, folded away from the others. */
export const specialTexts = {
  heading: { kk: 'Ерекше жағдайлар', ru: 'Особые случаи', en: 'Special cases' },
  lead: {
    kk: 'Кезектен тыс қабылдану, алыстан келу, осы орган қызметкеріне шағым',
    ru: 'Приём вне очереди, приезд издалека, жалоба на сотрудника этого органа',
    en: 'Received out of turn, come from far away, a complaint of an official of this office',
  },
  leadWithoutTown: {
    kk: 'Кезектен тыс қабылдану, осы орган қызметкеріне шағым',
    ru: 'Приём вне очереди, жалоба на сотрудника этого органа',
    en: 'Received out of turn, a complaint of an official of this office',
  },

  fromOutOfTown: {
    kk: 'Мен басқа елді мекеннен келдім немесе алыста тұрамын',
    ru: 'Я из другого населённого пункта или живу далеко',
    en: 'I have come from out of town, or live far away',
  },
  outOfTown: {
    kk: 'Қай елді мекеннен?',
    ru: 'Из какого населённого пункта?',
    en: 'From which town or village?',
  },
  townOfOrigin: { kk: 'Елді мекен: {town}', ru: 'Населённый пункт: {town}', en: 'Town or village: {town}' },
  outOfTownHint: {
    kk: 'Алыстан келгендерді сол күні қабылдауға тырысамыз.',
    ru: 'Приехавших издалека стараются принять в тот же день.',
    en: 'Every effort is made to receive people from far away on the same day.',
  },

  complains: {
    kk: 'Осы органның қызметкеріне шағымданамын',
    ru: 'Я жалуюсь на сотрудника этого органа',
    en: 'My complaint is about an official of this office',
  },
  complainsOf: { kk: 'Кімге шағымданасыз?', ru: 'На кого вы жалуетесь?', en: 'Of whom do you complain?' },
  complainsOfHint: {
    kk: 'Таңдалғандардың ешқайсысы сізді қабылдамайды: әріптесі шақырады. Бес адамға дейін таңдауға болады.',
    ru: 'Никто из выбранных вас принимать не будет: вызовет другой сотрудник. Можно выбрать до пяти человек.',
    en: 'None of those you choose will receive you: a colleague calls you. You may choose up to five.',
  },
  noOfficials: {
    kk: 'Бұл органның тізімінде ешкім жоқ. Шағымды мәселенің мәнінде жазыңыз.',
    ru: 'В списке этого органа никого нет. Напишите о жалобе в сути вопроса.',
    en: 'Nobody is on the list of this office. Write about it in the matter above.',
  },
  chosen: { kk: 'Таңдалғаны: {n}', ru: 'Выбрано: {n}', en: 'Chosen: {n}' },

  queueFullNext: {
    kk: 'Алыстан келген болсаңыз, осыны көрсетіңіз: сізге бүгін де нөмір беріледі.',
    ru: 'Если вы приехали издалека, укажите это: номер дадут и сегодня.',
    en: 'If you have come from far away, say so: you get a ticket today all the same.',
  },
  sayOutOfTown: { kk: 'Алыстан келдім', ru: 'Я издалека', en: 'I have come from far away' },
  chooseAnother: {
    kk: 'Басқа қызметті не органды таңдау',
    ru: 'Выбрать другую услугу или орган',
    en: 'Choose another service or office',
  },
} satisfies Record<string, Text>;

/** O87-9: who is received out of turn. */
export const outOfTurnTexts = {
  claims: {
    kk: 'Мені кезектен тыс қабылдау керек',
    ru: 'Меня должны принять вне очереди',
    en: 'I am received out of turn',
  },
  category: { kk: 'Сізге қайсысы қатысты?', ru: 'Что относится к вам?', en: 'Which applies to you?' },
  proof: {
    kk: 'Оны қай құжат растайды?',
    ru: 'Какой документ это подтверждает?',
    en: 'Which paper shows it?',
  },
  proofHint: { kk: 'Мысалы: {proof}', ru: 'Например: {proof}', en: 'Such as: {proof}' },
  willBeChecked: {
    kk: 'Қабылдауда қызметкер бұл құжатты тексереді. Құжат болмаса, сізді нөмір алған уақытыңыз бойынша шақырады.',
    ru: 'На приёме сотрудник проверит этот документ. Без него вас вызовут в порядке прихода.',
    en: 'The official will check this paper at the reception. Without it you are called by arrival.',
  },

  heading: { kk: 'Кезектен тыс қабылдау', ru: 'Приём вне очереди', en: 'Reception out of turn' },
  offer: {
    kk: 'Соғысқа қатысушыларды, мүгедектігі бар адамдарды, жүкті әйелдерді және жоғары наградалар иелерін кезектен тыс қабылдайды.',
    ru: 'Вне очереди принимают участников войны, людей с инвалидностью, беременных женщин и награждённых высшими наградами.',
    en: 'War veterans, people with disabilities, pregnant women and holders of the highest honours are received out of turn.',
  },
  claimNow: { kk: 'Бұл маған қатысты', ru: 'Это относится ко мне', en: 'This applies to me' },
  send: { kk: 'Мәлімдеу', ru: 'Заявить', en: 'Say so' },
  claimed: {
    kk: 'Кезектен тыс қабылдану құқығын мәлімдедіңіз',
    ru: 'Вы заявили право на приём вне очереди',
    en: 'You have claimed to be received out of turn',
  },
  claimedNext: {
    kk: 'Негізі: {category}. Құжатты дайындап қойыңыз: қызметкер оны қабылдауда тексереді.',
    ru: 'Основание: {category}. Держите документ под рукой: сотрудник проверит его на приёме.',
    en: 'Ground: {category}. Have the paper at hand: the official checks it at the reception.',
  },
  proved: {
    kk: 'Кезектен тыс қабылдану құқығыңыз расталды',
    ru: 'Ваше право на приём вне очереди подтверждено',
    en: 'Your right to be received out of turn is confirmed',
  },
  provedNext: { kk: 'Негізі: {category}.', ru: 'Основание: {category}.', en: 'Ground: {category}.' },
  unproven: {
    kk: 'Кезектен тыс қабылдану құқығы расталмады',
    ru: 'Право на приём вне очереди не подтверждено',
    en: 'The right to be received out of turn was not confirmed',
  },
  unprovenNext: {
    kk: 'Сіз нөмір алған уақытыңыз бойынша орныңызға қайттыңыз. Қабылдаудан бас тартылған жоқ.',
    ru: 'Вы вернулись на своё место в порядке прихода. В приёме вам не отказано.',
    en: 'You are back in your place by arrival. You have not been refused.',
  },
  reason: { kk: 'Себебі: {reason}', ru: 'Причина: {reason}', en: 'Reason: {reason}' },
} satisfies Record<string, Text>;
