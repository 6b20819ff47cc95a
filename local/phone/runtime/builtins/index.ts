import type * as ge from 'glass-easel'
import { defineButtons } from './button'
import { defineChoices } from './choice'
import { defineContent } from './content'
import { defineBoxes, useSpace } from './define'
import { defineFields } from './field'
import { defineScrolls } from './scroll'

/** Registers every tag WeChat draws itself. */
export function registerBuiltins(space: ge.ComponentSpace): void {
  useSpace(space)
  defineBoxes()
  defineContent()
  defineFields()
  defineButtons()
  defineChoices()
  defineScrolls()
}
