/** What somebody is to the head of their household, as the roster says it. */
export const KINSHIP_LABELS = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  childInLaw: '儿媳、女婿',
  grandchild: '孙辈',
  parent: '父母',
  grandparent: '祖辈',
  sibling: '兄弟姐妹',
  other: '家里人',
} as const
export type Kinship = keyof typeof KINSHIP_LABELS
