export default Page({})
