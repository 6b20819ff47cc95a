/** What a desk must know of the clocks themselves: orders it could not press, a calendar that is missing. */
export interface Warnings {
  stuck: string
  missing: string
}

export function warnings({
  stuck,
  calendarMissing,
}: {
  stuck?: number
  calendarMissing?: number | null
}): Warnings {
  return {
    stuck: stuck ? `有 ${stuck} 件到点该动的没动成，系统隔一会儿再试。请看一看，并告诉县里。` : '',
    missing: calendarMissing
      ? `${calendarMissing} 年的放假安排还没录，日子先按星期算，录了会改。请县里管理员录入。`
      : '',
  }
}
