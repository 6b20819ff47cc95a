import type { ImportDoc } from '../_documents'

/** Said before anything is pressed, on the page and by the command. */
export const elsewhereText = ({ village, found }: NonNullable<ImportDoc['elsewhere']>): string =>
  `这份表里有 ${found} 个人，${village}的名册里已经有了，像是${village}的表。`
