import type { Localised } from '../../server/contract/language.ts';

/** What a person may come with, by the service's code, with one plain sentence on when to choose it. */
export const services = {
  prosecutor: {
    name: { kk: 'Прокурордың қабылдауы', ru: 'Приём у прокурора', en: 'Reception by a prosecutor' },
    hint: {
      kk: 'Құқығыңыз бұзылса, прокурорға айтыңыз.',
      ru: 'Расскажите прокурору, если нарушены ваши права.',
      en: 'Tell a prosecutor if your rights have been violated.',
    },
  },
  investigator: {
    name: {
      kk: 'Тергеушінің немесе анықтаушының әрекетіне шағым',
      ru: 'Жалоба на действия следователя или дознавателя',
      en: 'Complaint about the actions of an investigator or inquiry officer',
    },
    hint: {
      kk: 'Тергеу кезінде құқығыңыз бұзылды деп санасаңыз, осыны таңдаңыз.',
      ru: 'Выберите, если считаете, что при расследовании нарушили ваши права.',
      en: 'Choose this if you believe your rights were violated during an investigation.',
    },
  },
  advice: {
    name: { kk: 'Құқықтық кеңес', ru: 'Правовая консультация', en: 'Legal advice' },
    hint: {
      kk: 'Прокурор заңды түсіндіріп, қайда жүгінуге болатынын айтады.',
      ru: 'Прокурор объяснит закон и скажет, куда обратиться.',
      en: 'A prosecutor explains the law and tells you where to turn.',
    },
  },
  lowerProsecutor: {
    name: {
      kk: 'Төмен тұрған прокурордың шешіміне шағым',
      ru: 'Жалоба на решение нижестоящего прокурора',
      en: 'Complaint about a lower prosecutor’s decision',
    },
    hint: {
      kk: 'Прокурордың шешімімен немесе жауабымен келіспесеңіз, осыны таңдаңыз.',
      ru: 'Выберите, если не согласны с решением или ответом прокурора.',
      en: 'Choose this if you disagree with a prosecutor’s decision or answer.',
    },
  },
  courtAct: {
    name: {
      kk: 'Сот актісіне наразылық келтіру туралы өтінішхат',
      ru: 'Ходатайство о принесении протеста на судебный акт',
      en: 'Petition to bring a protest against a court act',
    },
    hint: {
      kk: 'Заңды күшіне енген сот актісімен келіспесеңіз, осыны таңдаңыз.',
      ru: 'Выберите, если не согласны с судебным актом, который вступил в законную силу.',
      en: 'Choose this if you disagree with a court act that is already in force.',
    },
  },
  draft: {
    name: {
      kk: 'Жолданым жазуға көмек',
      ru: 'Помощь в составлении обращения',
      en: 'Help to write an appeal',
    },
    hint: {
      kk: 'Маман жолданымды дұрыс жазуға көмектеседі.',
      ru: 'Специалист поможет правильно написать обращение.',
      en: 'A specialist helps you to write your appeal properly.',
    },
  },
  caseFile: {
    name: { kk: 'Істі сұратып алу', ru: 'Истребование дела', en: 'Request for a case file' },
    hint: {
      kk: 'Прокурор істі сұратып алып, тексеруі керек деп санасаңыз, осыны таңдаңыз.',
      ru: 'Выберите, если считаете, что прокурор должен истребовать и проверить дело.',
      en: 'Choose this if you believe a prosecutor should request your case file and check it.',
    },
  },
  unregisteredCrime: {
    name: {
      kk: 'Қылмыстың тіркелмеуіне шағым',
      ru: 'Жалоба на нерегистрацию преступления',
      en: 'Complaint that a crime was not registered',
    },
    hint: {
      kk: 'Полиция арызыңызды тіркемесе, осыны таңдаңыз.',
      ru: 'Выберите, если полиция не зарегистрировала ваше заявление.',
      en: 'Choose this if the police did not register your report.',
    },
  },
  criminalRecord: {
    name: {
      kk: 'Соттылық туралы мәліметтер',
      ru: 'Сведения о судимости',
      en: 'Information on a criminal record',
    },
    hint: {
      kk: 'Сіз туралы есептік мәліметтерде қате болса, осыны таңдаңыз.',
      ru: 'Выберите, если в учётных сведениях о вас есть ошибка.',
      en: 'Choose this if the records about you contain a mistake.',
    },
  },
  management: {
    name: { kk: 'Басшылықтың қабылдауы', ru: 'Приём у руководства', en: 'Reception by the management' },
    hint: {
      kk: 'Ұйымның жұмысы туралы ұсыныс немесе шағым айтсаңыз болады.',
      ru: 'Можно внести предложение или пожаловаться на работу организации.',
      en: 'You can make a proposal or a complaint about the work of this organisation.',
    },
  },
  research: {
    name: { kk: 'Зерттеу материалдары', ru: 'Материалы исследований', en: 'Research materials' },
    hint: {
      kk: 'Жарияланған зерттеулер туралы сұраңыз.',
      ru: 'Спросите об опубликованных исследованиях.',
      en: 'Ask about published research.',
    },
  },
  admission: {
    name: { kk: 'Оқуға түсу', ru: 'Поступление на учёбу', en: 'Admission to study' },
    hint: {
      kk: 'Оқуға түсу тәртібі мен құжаттар туралы сұраңыз.',
      ru: 'Спросите о порядке поступления и документах.',
      en: 'Ask how to be admitted and which documents to bring.',
    },
  },
} as const satisfies Record<string, { name: Localised; hint: Localised }>;

export type ServiceKey = keyof typeof services;
