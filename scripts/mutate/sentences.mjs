/** What is not changed: what nobody reads here. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const CHINESE = /\p{Script=Han}/u
const isSentence = ({ node }) =>
  node.type === 'StringLiteral'
    ? CHINESE.test(node.value)
    : node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => CHINESE.test(value.raw))

/** Where only the clock presses nothing is said. */
const isUnsaid = ({ node, parent }) =>
  node.type === 'StringLiteral' && node.value === '' && parent.key?.name === 'message'
const isWay = ({ node }) => node.type === 'ObjectProperty' && node.key.name === 'way'

export const strykerPlugins = [
  /** Sentences are no rules. An empty one is found by the tests of the functions and pages, which read them as people do. */
  declareValuePlugin(PluginKind.Ignore, 'sentences', {
    shouldIgnore: path =>
      isSentence(path) || isUnsaid(path)
        ? 'a sentence: read in tests/functions and tests/journeys'
        : undefined,
  }),
  /** Inside a type there is nothing to run; Stryker stumbles over a `true` there. */
  declareValuePlugin(PluginKind.Ignore, 'types', {
    shouldIgnore: ({ parent }) => (parent?.type === 'TSLiteralType' ? 'a type' : undefined),
  }),
  /** The phone reads what was generated from it, and `npm run check` compares the two. */
  declareValuePlugin(PluginKind.Ignore, 'ways', {
    shouldIgnore: path => (isWay(path) ? 'how the phone asks: walked in tests/journeys' : undefined),
  }),
]
