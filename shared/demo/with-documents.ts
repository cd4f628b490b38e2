/** What a letter in the table of document affairs stands for. */
export const documentNames: Readonly<Record<string, string>> = {
  A: 'Letter of authority of the person represented',
  B: 'Copy of the bank card',
  C: 'Application form, signed',
  D: 'Disability certificate',
  E: 'Employment contract or business licence',
  F: 'Receipts of the hospital',
  G: 'Marriage certificate',
  I: 'Identity card and copy',
  K: 'Birth certificate of the child',
  L: 'Lease or title of the dwelling',
  M: 'Medical record or diagnosis',
  O: 'Proof of income of the household',
  P: 'Two photographs, 2.5 cm',
  R: 'Household register',
  V: 'Certificate of discharge from service',
  X: 'Death certificate',
}

/** Government affairs with documents, by category under `government`; in brackets, the letters of what is required. */
export const withDocuments = `
pension.allowance
  Old-age allowance from 80 years: first application [IRBC]
  Old-age allowance from 90 years: change of grade [IRC]
  Centenarians' medical subsidy: application [IRFC]
  Old-age allowance: change of the receiving account [IB]
  Nursing subsidy for incapacitated elderly: application [IMRC]
  Nursing subsidy: reassessment of the grade [IMC]
  Elderly of families with a lost only child: special support [IRXC]
  Benefit card for the elderly: first issue [IPC]
pension.insurance
  Urban and rural resident pension insurance: enrolment [IRC]
  Resident pension insurance: transfer between districts [IRC]
  Resident pension: start of payment at 60 [IRBC]
  Pension insurance: funeral subsidy [IXBC]
  Pension insurance: refund of the personal account to heirs [IXRBC]
  Welfare pension: first application [IRBC]
medical.insurance
  Resident medical insurance: first enrolment [IRP]
  Resident medical insurance: newborn enrolment [KRP]
  Resident medical insurance: suspension and refund [IC]
  Long-term treatment outside Beijing: filing [IMC]
  Serious-illness cover: registration of premium exemption [IRDC]
medical.reimbursement
  Outpatient costs: manual reimbursement [IFMB]
  Inpatient costs outside Beijing: reimbursement [IFMBC]
  Chronic-disease outpatient card: application [IMPC]
  Second reimbursement for serious illness [IFMOB]
  Medical relief for households in hardship [IFOC]
disability
  Disability certificate: first application [IRPM]
  Disability certificate: renewal after ten years [IPD]
  Disability certificate: change of category or grade [IMPD]
  Accessible parking badge: first issue [IDC]
disability.allowance
  Living allowance for disabled persons in hardship [IDOB]
  Nursing allowance for severe disability [IDMB]
  Disabled pupils and students: grant [IRDC]
  Fuel subsidy for disabled drivers [IDC]
  Home care subsidy for mental disability [IDMC]
disability.aids
  Assistive device subsidy: application [IDMC]
  Hearing aid: fitting subsidy [IDFC]
  Barrier-free alteration of the home: application [IDLC]
relief.income
  Minimum income: first application [IROC]
  Minimum income: yearly review [IRO]
  Low-income household: recognition [IROC]
  Persons in extreme hardship: support at home [IRMC]
relief.hardship
  Temporary relief after fire, accident or illness [IRMOC]
  Education relief for freshmen of poor families [IROC]
  Heating relief for low-income households [IOL]
housing.rental
  Public rental housing: first application [IRGOC]
  Public rental housing: change of family members [IRGC]
  Public rental housing: yearly review [IRO]
  Directly managed public dwelling: change of tenant [IRLC]
housing.subsidy
  Market rent subsidy: application [IRLOC]
  Market rent subsidy: change of lease [IL]
  Central heating subsidy: application [ILB]
employment.registration
  Unemployment registration: first [IPC]
  Recognition as a person with difficulty in finding work [IRC]
  Retirees' personal file: transfer to the community [IAC]
employment.subsidy
  Social insurance subsidy for flexible employment [IEBC]
  Public-benefit post: application [IRC]
  Guaranteed loan for founders: recommendation [IEOC]
family.birth
  Registration of a birth [IRGK]
  One-child parents' reward at retirement [IRGB]
  Maternity subsidy for residents without an employer [IKFB]
family.childcare
  Kindergarten entry: residence review for non-local children [IKLC]
  Child in hardship: basic living allowance [IRKC]
veterans
  Preferential treatment card for veterans: application [IPV]
  Living subsidy for veterans of old age: application [IRVB]
residence.permit
  Residence permit: first application [IPL]
  Residence registration of a tenant's family [IRLG]
residence.pets
  Dog registration: first [ILP]
civil.certificates
  Certificate of kinship for a notary [IRAC]
civil.cards
  Senior travel card: first issue [IPR]
`
