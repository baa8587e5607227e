import type { Localised } from '../../server/contract/language.ts';

/** O87-9, with the paper that shows each; an office edits them when the decree changes. */
export const outOfTurn: { key: string; name: Localised; proof: Localised }[] = [
  {
    key: 'war_veteran',
    name: {
      kk: 'Ұлы Отан соғысына қатысушы немесе оған теңестірілген адам',
      ru: 'Участник Великой Отечественной войны или приравненное к нему лицо',
      en: 'Participant of the Great Patriotic War, or a person equated to one',
    },
    proof: {
      kk: 'Қатысушының немесе жеңілдік құқығының куәлігі',
      ru: 'Удостоверение участника или удостоверение о праве на льготы',
      en: 'A participant’s certificate, or a certificate of privileges',
    },
  },
  {
    key: 'disability',
    name: { kk: 'Мүгедектігі бар адам', ru: 'Лицо с инвалидностью', en: 'Person with a disability' },
    proof: {
      kk: 'Мүгедектік туралы анықтама немесе зейнетақы куәлігі',
      ru: 'Справка об инвалидности или пенсионное удостоверение',
      en: 'A certificate of disability, or a pension certificate',
    },
  },
  {
    key: 'pregnancy',
    name: { kk: 'Жүкті әйел', ru: 'Беременная женщина', en: 'Pregnant woman' },
    proof: {
      kk: 'Айырбастау картасы немесе дәрігердің анықтамасы',
      ru: 'Обменная карта или справка врача',
      en: 'An antenatal card, or a doctor’s note',
    },
  },
  {
    key: 'altyn_qyran',
    name: {
      kk: '«Алтын Қыран» орденімен марапатталған адам',
      ru: 'Награждённый орденом «Алтын Қыран»',
      en: 'Holder of the order “Altyn Qyran”',
    },
    proof: { kk: 'Орден куәлігі', ru: 'Удостоверение к ордену', en: 'The certificate of the order' },
  },
  {
    key: 'halyq_qaharmany',
    name: {
      kk: '«Халық қаһарманы» атағы берілген адам',
      ru: 'Удостоенный звания «Халық қаһарманы»',
      en: 'Holder of the title “Halyq Qaharmany”',
    },
    proof: { kk: 'Атақ куәлігі', ru: 'Удостоверение к званию', en: 'The certificate of the title' },
  },
  {
    key: 'enbek_eri',
    name: {
      kk: '«Қазақстанның Еңбек Ері» атағы берілген адам',
      ru: 'Удостоенный звания «Қазақстанның Еңбек Ері»',
      en: 'Holder of the title “Qazaqstannyñ Eñbek Eri”',
    },
    proof: { kk: 'Атақ куәлігі', ru: 'Удостоверение к званию', en: 'The certificate of the title' },
  },
];
