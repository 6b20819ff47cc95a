/** The ledger of accepted messages: one line a person and template. */
import type { GrantDoc, TemplateName } from '../_documents'
import { templateId } from './templates'

export const grantId = (personId: string, name: TemplateName): GrantDoc['_id'] =>
  `${personId}:${templateId(name)}`
