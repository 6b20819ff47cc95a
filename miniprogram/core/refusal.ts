/**
 * Every refusal: one sentence each, which says what to do next. A refusal is an answer, not an exception.
 * `retry: true` only where pressing again may work.
 */
export const REFUSALS = {
  BAD_INPUT: '有一处没填对，请看一看再交。',
  NOT_SIGNED_IN: '还不认识您。请先用联系卡上的编号登记一下。',
  CHOOSE_VILLAGE: '您不是哪一个村的，请先挑一个村，再看它的晒单。',
  NOT_ALLOWED: '这件事不归您办。要是该您办，请跟村里说一声。',
  NOT_FOUND: '没找到这一单，可能已经不在了。回到列表看看。',
  FIND_MORE: '写得太少了，找不了。请写两个字以上，或者单号的后四位。',
  LOOK_UPS_OVER: '一个钟头里按姓名、电话找了 {n} 次，先歇一歇。按单号、门牌、话里的词照样能找。',
  KEY_USED: '前一次已经交上去了，这次写的不一样，没有交。写的字还在，请再按一次。',
  KEY_DONE: '前一次已经交上去了，这次改的没有再交。写的字还在，请打开看看，要改再补。',
  KEY_DONE_ORDER: '已经交上去了，编号 {no}。这次改了{differs}，要补进去，请按「补进去」。',
  KEY_DONE_STAFF:
    '已经交上去了，编号 {no}，那一单村里看得到。反映干部的话要另交一单，只给镇里看，请按「另交一单」。',
  KEY_DONE_SAME: '已经交上去了，编号 {no}，和这次写的一样，不用再交。',
  KEY_DONE_STEP: '{no} 前一次已经按上了，这次改的没有再交。写的字还在，请打开这一单看看，要改再补。',
  KEY_REPLACED: '这一份改过以后已经交上去了{no}，旧的不用再交。',
  NO_SUCH_VILLAGE: '没有叫这个名字的村，或者不止一个。请写村的全名。',
  IMPORT_NOT_READY: '这一份名册现在不能存：没读成，或者已经存过了。请再选一次文件。',
  IMPORT_ELSEWHERE: '这份表里好些人，别的村的名册里已经有了。看清楚是不是这个村的，是就再确认一次。',
  IMPORT_BUSY: '另一份名册正在存。请等它存完，再来一次。',
  IMPORT_SUPERSEDED: '后来又收过一次名册，这一次撤不回来了。',
  NOT_FOUND_HERE: '没找到，可能已经不在了。回到上一页看看。',
  CHECK_SILENT: '微信的检查这会儿没有回话，还没交上去。写的字还在，过一会儿再交一次。',
  CHECK_NOT_LET:
    '微信还没让这个小程序检查写的字，现在交不了。写的字还在；急的事请打电话。县里在「系统自检」上看得到。',
  FEEDBACK_APPEAL_OVER: '镇里答复以后已经满{long}，不能再请县里看了。事情还在，可以另写一条。',
  FEEDBACK_WITHDRAWN: '写的人已经收回了，您不用再做什么。',
  FEEDBACK_APPEAL_ONCE: '已经请县里看过一次了，县里的答复就是最后的答复。',
  NOT_NOW: '这一单现在这一步按不了。下拉刷新看看它到哪儿了。',
  PAGE_OLD: '这一页是先前打开的，现在对不上了。请重新打开，再选一次。',
  STALE: '您看的时候它已经变了。请看一眼新的再按。',
  TAKEN: '{who}先领走了这单，答应 {day}前办好。您不用再做什么，这单也不记在您名下。',
  DISPATCHED_ALREADY: '{who}已经把这单派出去了。要改派，请写一句为什么。',
  CLASSIFIED_ALREADY: '分类和星级定过了。要改，请用「改分类」，由上一级答复。',
  KIND_KEPT: '点单的人把它当矛盾或私事报的，不能直接改成别的。先点「改分类」，本人或上一级答应了再派、再并。',
  JUDGED_UNSEEN:
    '这一单的内容只给经办的人看，看不到就不能评。矛盾由镇里回访；点单的人同意了，监委会才能看、才能评。',
  PIECE_NOT_FOUND: '这一条里没有这几个字、这张照片。照原文一个字一个字写，再按。',
  NOTHING_TO_TAKE_OUT: '还没写要隐去哪几个字。照原文写，再按。',
  NOT_OFFICE: '这是本人写的话，只有本人能删。能隐去的是办事的人写的。',
  ERASED: '本人把自己的话删掉了，姓名和电话也一起收走了，看不到了。',
  NO_CARD: '这一单不能发给别人看。要给家里人说，请您自己打个电话。',
  CARDS_GIVEN: '这一单已经发过 {n} 张卡了。请家里人点开以前收到的那张。',
  CARD_OVER: '这张卡看不了了。想知道办得怎么样，请打电话问点单的人，或者问村里。',
  NOT_ERASABLE: '这一单里没有您自己的话可以删。办事的记录不归个人删。',
  POOL_NOT_YOURS: '这单是派给大家的，不归您一个人退。您不领就行，别人会领。',
  ASKED_ALREADY: '已经提过了，等着答复呢。',
  COMMITTEE_OVER: '结单满{long}，评议已经封存，改不了了。',
  WITH_TOWN: '这一单在镇里，由镇里来定。',
  NEEDS_OUTCOME: '请选一下办成了没有。',
  CLAIMED_ALREADY: '这单撤不了了：{who}已经领了。要是不用办了，打个电话说一声，或按「不用办了」。',
  ALREADY_RATED_LATE: '评价过了{long}，改不了了。',
  RATE_OVER: '结单已经满{long}，评不了了。有话可以打电话给网格员。',
  REOPEN_OVER: '结单已经满{long}，不能再返工了。事情还在，请重新点一单。',
  APPEAL_ONCE: '这一单申诉过一次了，镇里的答复就是最后的答复。',
  OBJECT_ONCE: '换人只能提一次，已经提过了。',
  NEEDS_WORDS: '请写一句话，或者按住说一段。',
  NEEDS_PHOTO: '这类事办结要有一张照片，请拍一张。',
  NEEDS_REASON: '请写一句为什么。',
  NOT_OF_HOUSEHOLD: '这位现在不在您家这一户，不能替着点。请本人点，或者请网格员代点。',
  NEEDS_CONSENT: '替别人点单，要写下是怎么同意的，比如「当面同意」。',
  DAY_PAST: '这一天已经过去了，请挑今天或以后的日子。',
  DAY_RANGE: '这一天选不了，请在 {from} 到 {to} 之间挑一天。',
  DAY_BEYOND_LIMIT: '{day}超过时限了，最晚 {limit}。要超过，请写一句为什么。',
  NO_SUCH_PERSON: '没找到这个人，或者这个人现在不在岗。请另选一位。',
  ONE_OF_PERSON_POOL: '派给一个人，或者派给一个网格，两样只选一样。',
  RECUSED: '{who}跟这件事有关系，已经回避，请另派一位。',
  NOT_SHOWABLE: '矛盾、私事和反映干部的单子不上墙，连数也不单列。',
  PERSONAL: '这几处认得出是谁，不能晒：{found}。改掉再晒，您写的字还在。',
  NO_CONSENT: '点单的人还没同意晒出来，先不晒。',
  RELATED: '这一单您点过、办过、回避过，或者这一问是您自己提的，要请没有关系的人来。',
  MERGE_SELF: '不能并到自己身上，请选另一单。',
  MERGE_TARGET: '那一单已经办完或撤了，不能并过去。',
  MERGE_KIND: '矛盾、私事只能跟同样的并，原话才不会给不该看的人看到。请分开办。',
  MERGE_FULL: '那一单已经并了很多单，并不进去了。请单独派人。',
  MERGED_RUNNING: '并过去的那一单还没办好，办好了再来。不是一件事，可以拆开。',
  MERGED_DONE: '并过去的那一单已经办好了，拆不开了。没办好，请按「返工」。',
  NOT_LATE: '还没到日子：最晚 {day}。过了这天还没动静，再来催。',
  URGED_TODAY: '今天催过了，一天催一次。急的打电话更快，明天还没动静再来催。',
  SAME_ALREADY: '已经是这样了，不用再按。',
  STILL_ERASING: '还没删完，剩 {left} 条。再按一次，接着删。',
  DELETE_IN_POST: '您还是{what}，岗位没了才能删。请先跟上一级说，定了离任再来。',
  DELETE_MORE: '刚才又多了一件没办完的事，还没删。请看一看再按。',
  DELETE_MORE_LEFT: '东西多，还没删完。再按一次，接着删。',
  TAG_NO_HOUSEHOLD: '您还没登记到哪一户，记了也没有网格员看得到。请先登记。',
  NUMBER_NONE: '名册上没有这一位的号码。请派单台在「网格和人」里补上，再来核对。',
  DEMO_NOT_YOURS: '体验里的人和事都是编的，不用删，也没有您的资料。退出体验就没有了。',
  ENOUGH: '这一单上这样的已经有 {n} 次了，不能再多。要紧的事请打个电话。',
  TOO_MANY_TODAY: '今天做的次数太多了，明天再来。写的字还在；急事请打电话。',
  SPAM: '交得太快了，歇一分钟再交。写的字还在。',
  TEXT_RISKY: '这段话没通过检查。请换个说法；觉得不该拦，可以请人来看。',
  TEXT_NOT_TAKEN: '这段话没通过检查，没有交上去。请换个说法，写的字还在。',
  FILE_NOT_YOURS: '有张照片不是从这里交的，请重新拍一张。',
  FILE_OVER: '这张照片传得太久，没传成。再交一次就会重传，照片还在手机上。',
  FILE_BAD: '这张照片打不开，换一张 JPG 或 PNG。',
  FILE_TOO_BIG: '这张照片太大了，要小于 {most} 兆。',
  CODE_WRONG: '编号不对。看看卡上、纸条上的八位数，一位一位再填。',
  DOOR_UNKNOWN:
    '{name}没有写成这样的门牌。照门上、户口本上的写，比如“三组 12 号”；拿不准的，用联系卡，或者给网格员打电话。',
  DOOR_TWICE: '这样写的门牌不止一户。把组也写上，比如“三组 12 号”。',
  PHONE_UNPROVED: '没认出这个手机号。请再按一次「用微信手机号登记」，按“允许”。',
  PHONE_UNLISTED: '名册上没有这个名字和号码，或者很久没核对过了。用联系卡或门牌登记，家里人点个头就行。',
  GROUP_UNBOUND: '这个群还没绑到网格上。请群里的网格员先绑一下，或者用联系卡、门牌登记。',
  LETTER_WRONG: '信上的编号抄得不对。照着信一个一个再填，或者用手机扫一扫。',
  LETTER_OVER: '这封信用过了，或者过了{long}。请网格员再给您开一封。',
  LETTER_USED: '这封信已经有人用过了，作废不了。要撤人，请到那一户里撤。',
  LETTER_NOT_YOURS: '这封信是给另一位的。请网格员给您自己开一封。',
  HAS_ACCOUNT: '这一位已经有微信登记了。换了微信的，请本人在新手机上登记，再当面核对。',
  NAME_FIXED: '这里只能重写没放行的姓名。名册上写错了的，请给网格员打个电话。',
  ASKED_JOIN: '已经问过这一户了，等着答复呢。急的话，给网格员打个电话。',
  ASK_OVER: '过了{long}没人答复，这一条不算了。请对方再登记一次。',
  CHECK_WRONG: '核对号不对。请看着对方手机上的四位数再填；人不在跟前的，不要同意。',
  NO_SUCH_POST: '这里的岗位名单上没有这个名字。请跟名单上写得一样；还没有的，给镇里打电话加上。',
  TWO_SELVES: '这个微信已经登记成另一位居民了。请先在那一户里撤下来，再来核对。',
  ON_ROSTER: '这一位是花名册上的人，手机上撤不了。要改，请给镇里打电话。',
  SLIP_EARLY: '这件事还没办好。办好了再来评，纸条先留着。',
  SLIP_ENDED: '这件事没有往下办，不用评了。',
  SLIP_RELATED: '点这单的、办这单的都不能替人评。纸条交给另一位乡亲就行。',
  CODE_USED: '这个编号已经用过了。不是您用的，请告诉网格员。',
  DEMO_WRONG: '体验码不对。照着给您的那一张，一个一个再填。',
  DEMO_USED: '这个体验码已经被另一个微信用了，一码一个微信。请换一个码。',
  DEMO_OVER: '体验已经结束，这个码用不了了。还要看，请找给您体验码的人另要。',
  DEMO_KNOWN: '这个微信在这里登记过，不能用体验码。请换一个没登记过的微信来体验。',
  DEMO_ASKING: '这个微信正等着村里答复登记，不能用体验码。请换一个没登记过的微信来体验。',
  DEMO_THERE: '体验县已经在了，用的是另一批体验码。要换新的，先做 demo.end。',
  DEMO_NONE: '还没有体验县。先做 demo.start。',
  DEMO_ENDING: '上一次的体验县还没删完。先把 demo.end 做到底，再开始新的。',
  DEMO_ONLY: '体验县由 demo.start 建、demo.end 删，不能这样改。',
  IN_DEMO: '现在用的是体验身份，登记不了真的村。请先在「体验码」那一页退出体验。',
  DEMO_NO_GROUP: '体验里不绑微信群：绑了，真的村就绑不上这个群了。',
  CODE_LOCKED: '试得太多次了，过{long}再试，或者找网格员帮忙。',
  GROUP_TAKEN: '这个群已经绑在{who}了。要换，先在那边解绑。',
  POST_NEAR: '自己和自己家的人，岗位要请别人来定。',
  POST_NO_SECOND: '这个岗位要上一级另一位点头，现在没有第二位在岗。请县里先补上一位，再来定。',
  POST_ASKED: '这个岗位已经提给{who}了，等着点头呢。',
  POST_OVER: '这一条已经答复过、收回了，或者过了{long}。要定，请再提一次。',
  EXPORT_ASKED: '这个村的名单已经提过一份，等着点头，或者等您取。先把那一份办完。',
  EXPORT_OVER: '这一份已经答复过、取过，或者过了日子。要，请再提一次。',
  EXPORT_FULL: '一天最多取 {n} 份带电话的名单。明天再取。',
  EXPORT_NO_SECOND: '带电话的名单要另一位点头，现在没有第二位在岗。请县里先补上一位。',
  DOOR_TAKEN: '这一格已经有「{name}」了，换个写法，或者在那一户里加人。',
  PERSON_THERE: '这一户已经有{who}了，不用再加。',
  PERSON_OPEN: '还有单在办，办完才能记。',
  PERSON_IN_POST: '这一位还有岗位，先在「网格和人」里定离任，再来记。',
  HOUSEHOLD_FAR: '只能在一个村里换户。搬到别的村，请先记搬走，再由那边登记。',
  UNITE_ACCOUNTS: '两个登记各有各的微信，要当面核对。请本人在新手机上登记一次，由网格员核对。',
  SHOP_HOURS: '关门要比开门晚，请改一下钟点。',
  NODE_NAMED: '这里已经有叫「{name}」的了，换个名字。',
  NODE_BUSY: '「{name}」正在挪户，挪完再来。',
  NODE_NOT_EMPTY: '「{name}」下面还有{what}，先挪走再撤。',
  NODE_HAS_HOUSEHOLDS: '「{name}」下面已经有户了。要再分，请拆成两格，或者在下面加联户。',
  NODE_SMALLEST: '「{name}」已经是最小的了，下面不能再加。',
  NODE_CLUSTER: '联户只能加在户级网格下面；有了联户的网格，下面只能再加联户。',
  NODE_NOT_HOUSEHOLD_GRID: '户只能在最下面的网格之间挪。请选一个没有再分的网格。',
  NODE_OTHER_VILLAGE: '只能在一个村里挪。要挪到别的村，请给镇里打电话。',
  NODE_NOBODY_GOES: '还没选哪几户过去。',
  NODE_ALL_GO: '「{name}」的户全选上了。全要过去，请用「并到别的格」。',
  NODE_CODE: '新的村要有自己的代码：2 到 4 个大写字母，工单号用它开头，不能和别的村一样。',
  POST_CLASH: '同一个村里，监委会的人不能同时当网格员、派单员或店员。',
  RULES_DONT_FIT: '几步的时限加起来超过了总时限，没存。请改短一步。',
  POINTS_SHORT: '分不够，还差 {short} 分。分没扣。',
  SOLD_OUT: '货换完了，分没扣。',
  PRICE_CHANGED: '价钱刚改成 {price} 分了，分没扣。看一眼再换。',
  GOOD_LIMIT: '每户{limit}，您家已经换过了，分没扣。',
  NEWCOMER: '刚登记到这一户，{day}起才能用这一户的分换东西。分没扣。',
  NO_HOUSEHOLD: '积分记在户上，您还没登记到哪一户。请找网格员补登记。',
  NO_SUCH_ITEM: '规则里没有这一条，或者刚换了新规则。请重新挑一条。',
  ITEM_LIMIT: '这件事每户{limit}，您家这一期已经报满了。',
  ITEM_TWICE: '您家这一天的这件事已经入过账了，一件事只入一次。是另一天的，请改日子。',
  ITEM_NOT_YOURS: '这一条由{who}来报。',
  DAY_NOT_YET: '还没到这一天。做完了再来报。',
  DAY_TOO_OLD: '只能报 {n} 天以内的事。早些的，请跟网格员说。',
  CONFIRMED_ALREADY: '{who}已经看过这一件了，您不用再做什么。',
  ANSWERED_ALREADY: '{who}已经答复过了，您不用再做什么。',
  UNANSWERED: '到时候没有人答复，已经按规定办了，您不用再做什么。',
  NEEDS_STEPS: '先说理、再批评，两步都有记录，才能走到第三步。',
  NOT_YOURSELF: '自己家的事，要请别人来办。请找村里另一位。',
  OBJECTION_OVER: '公示期已经过了。觉得不对，请跟监委会说。',
  OBJECTED_ALREADY: '您已经提过一次了，等着答复呢。',
  OBJECTIONS_OPEN: '您有 {n} 条意见还等着答复，等有了答复再提这一条。写的字先记下来。',
  NOBODY_ELSE_REVISITS: '镇里眼下只有您一位能回访这一单。请先告诉县里添一位，再回避。',
  STOOD_ASIDE: '您已经回避了这一件，由别的人来办。',
  NOTHING_TO_TAKE: '账上没有分了，扣不到 0 以下，这一笔不用改。',
  REVERSE_OVER: '这一笔当时异议没有答复，入账满{long}就改不了了。',
  REVERSED_ALREADY: '这一笔已经冲正过了。',
  REVERSE_ELSEWHERE: '换东西的这一笔，请到积分超市退，不能在这里改。',
  NOT_SEALED: '这一天还没有封条。封条每天夜里做，明天再来对。',
  NO_STATEMENT: '这个月的对账单还没出。每月 1 号出上个月的。',
  CODE_COLLECTED: '这张码 {at} 已经领过了，{who}经手。',
  CODE_OVER: '这张码已经作废，分退回去了。',
  CODE_NOT_HERE: '这张码不是这家店的，或者输错了。对一对再输。',
  NO_SUCH_CODE: '没找到这张兑换码。到「我的兑换」里看看。',
  READY_FULL: '这一类存满 {n} 句了，先删掉一句不用的。',
  READY_TWICE: '这一句已经有了，一模一样的不用再存。',
  READY_GONE: '这一句刚才被人删了。下拉刷新看看；写的字还在。',
  WHICH_SHOP: '您管着几家店，先选一下是哪一家的。写的字还在。',
  SHELF_FULL: '架上已经有 {most} 样了。先把不换的下架，再上这一样。',
  NO_SUCH_GOOD: '这样东西不在架上了，分没扣。回超市看看别的。',
  COUNT_HELD: '给人留着 {held} 件，架上只数出 {n} 件，不够发。先补上货，再盘。',
  COUNT_WHY: '数出来和账上差 {n} 件，请写一句为什么。',
  NOMINATIONS: '一个人一个月最多推荐 {n} 户，下个月再来推荐。写的字先记下来。',
  HONOUR_ONCE: '这一轮已经有人推荐过这户了。',
  NO_SUCH_ROUTE: '这个功能不在这里。请把小程序更新到新版。',
  BUSY: '这会儿人多，没存上。您写的字还在，再按一次不会变成两单。',
  INTERNAL: '刚才没存上，是我们这边出了错。您写的字还在，再按一次不会变成两单。',
} as const satisfies Record<string, string>

export type RefusalCode = keyof typeof REFUSALS
const RETRY: readonly RefusalCode[] = ['BUSY', 'INTERNAL', 'SPAM', 'STILL_ERASING', 'DELETE_MORE_LEFT']

export interface Refusal {
  refused: RefusalCode
  message: string
  retry: boolean /** Field of the input that is to be mended. */
  field?: string
  /** The order that an earlier form became, and which fields of this form say otherwise. */
  order?: { id: string; no: string; differs: string[] }
}

/** The holes of a sentence: `{who}` and `{day}` in that of TAKEN. */
type Holes<Sentence extends string> = Sentence extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never
type HolesOf<Code extends RefusalCode> = Code extends unknown ? Holes<(typeof REFUSALS)[Code]> : never

/** Codes whose sentence is whole as it stands. */
export type PlainCode = { [Code in RefusalCode]: [HolesOf<Code>] extends [never] ? Code : never }[RefusalCode]
/** Codes whose sentence needs no more than these. */
export type CodeWith<Hole extends string> = {
  [Code in RefusalCode]: [HolesOf<Code>] extends [Hole] ? Code : never
}[RefusalCode]

type Fill<Code extends RefusalCode> = { readonly [Hole in HolesOf<Code>]: string | number }
type Nothing = Readonly<Record<string, never>>
type Rest<Code extends RefusalCode> = [HolesOf<Code>] extends [never]
  ? [fill?: Nothing, field?: string]
  : [fill: Fill<Code>, field?: string]

/**
 * A refusal with its sentence filled in: `refuse('TAKEN', { who: '王树林', day: '11 月 26 日' })`. The compiler asks for
 * whatever the sentence of this code needs.
 */
export function refuse<Code extends RefusalCode>(code: Code, ...[fill, field]: Rest<Code>): Refusal {
  const filled: Readonly<Record<string, string | number>> = fill ?? {}
  const words: string = REFUSALS[code]
  const message = words.includes('{')
    ? words.replace(/\{(\w+)\}/g, (_, hole: string) => String(filled[hole]))
    : words
  return { refused: code, message, retry: RETRY.includes(code), ...(field ? { field } : {}) }
}
/** An application that was refused has a field of that name too; only a refusal has a code in it. */
export const isRefusal = (x: unknown): x is Refusal =>
  typeof x === 'object' && x !== null && typeof (x as { refused?: unknown }).refused === 'string'
