/** Government affairs that are done at the window at once, by category under `government`. */
export const handledDirectly = `
pension.allowance
  Old-age allowance: yearly life confirmation
  Old-age allowance: check of the amount paid
  Benefit card for the elderly: balance enquiry
  Nursing subsidy: grade enquiry
pension.insurance
  Pension insurance: print of the contribution record
  Pension insurance: confirmation of the monthly benefit
  Pension insurance: life certificate for pensioners abroad
  Social insurance card: activation of the bank function
  Retirees' file: enquiry of the place of storage
medical.insurance
  Medical insurance: print of the enrolment record
  Medical insurance: change of designated hospitals
  Medical insurance: family mutual-aid binding
  Medical insurance: electronic voucher activation
  Resident enrolment: enquiry of this year's premium
medical.reimbursement
  Reimbursement: status enquiry
  Reimbursement: print of the settlement list
  Outpatient chronic-disease card: validity enquiry
disability
  Disability certificate: status enquiry
  Disabled persons' bus card: annual stamp
  Accessible parking badge: renewal sticker
disability.aids
  Wheelchair: short-term loan from the station
  Assistive devices: catalogue and advice
relief.income
  Minimum income: policy consultation and self-check
  Minimum income: monthly payment enquiry
relief.hardship
  Hardship relief: policy consultation
  Charity supermarket: voucher issue
housing.rental
  Public rental housing: queue number enquiry
  Public rental housing: rent invoice print
housing.subsidy
  Rent subsidy: payment enquiry
  Home heating subsidy: policy consultation
employment.registration
  Job vacancies: print of the weekly list
  Unemployment registration: status enquiry
  Vocational training: course enrolment
  Flexible employment: policy consultation
family.birth
  Birth registration: online service code
  Maternity allowance: policy consultation
family.childcare
  Childcare places: enquiry of free places near by
  Holiday care for pupils: enrolment
veterans
  Veterans' preferential card: status enquiry
  Plaque of honour: replacement of a damaged plaque
residence.permit
  Residence permit: annual endorsement
  Residence registration: print of the receipt
residence.pets
  Dog registration: annual renewal
  Dog vaccination: free shot appointment
civil.certificates
  Signature as a witness of fact in the community
  Notice board: posting of lost property
civil.cards
  Park and library annual pass for the elderly: top-up
  Senior travel card: loss report
`

/** Party affairs at the party-masses workstation, by category under `party`. */
export const partyAffairs = `
membership
  Transfer of organisational relations: advice and letter
  Registration of mobile party members
  Payment of membership dues
study
  Booking of the party activity room
  Reading corner and study materials: loan
care
  Visits to party members in difficulty: application
  Commemorative medal "50 years in the party": registration
volunteering
  In-service party members: registration in the community
`

/** The 25 handy services, by category under `life`: taken in at the station and handed to whoever can do them. */
export const handyServices = `
repairs
  Burst pipes, taps and blocked drains
  Lamps, switches and sockets
  Washing machines, refrigerators and fans
  Doors, windows and fly screens
  Bicycles and wheelchairs
keys
  Key cutting while you wait
  Opening of locked doors
  Replacement of locks and cylinders
haircuts
  Haircut at the station
  Haircut at home for people who cannot go out
  Foot care and nail trimming at home
tailoring
  Trousers shortened, zips replaced
  Shoes mended
  Quilts and cotton coats resewn
laundry
  Bedding and curtains washed
  Down coats and woollens cleaned
  Carpets picked up and cleaned
errands
  Groceries bought and carried up
  Medicine picked up from the hospital
  Bills paid and parcels sent
  Typing, copying and photographs
recycling
  Old furniture carried down and taken away
  Used clothes and books collected
  Old appliances weighed and paid for
  Expired medicine and batteries taken back
`
