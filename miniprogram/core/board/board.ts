/** The board of one village and month (domain §9). Filled by `boardOf`. */
export interface Board { villageId: string; month: string }
