/** The number of an order as people write it: any dash, any case, spaces, or no dash at all. `LX26-0137`, or '' when it is none. */
export function numberOf(written: string): string {
  const plain = written
    .replace(/\s/g, '')
    .replace(/[-－—–_]/g, '')
    .toUpperCase()
  const parts = /^([A-Z]{1,10}\d{2})(\d{4,8})$/.exec(plain)
  return parts ? `${parts[1] ?? ''}-${parts[2] ?? ''}` : ''
}

/** 「4827 1936」 */
export const inFours = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`
