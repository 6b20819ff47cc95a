/** The way to 找一找, from every page on which staff work. It looks like the field that it opens. */
export default Component({
  methods: {
    go() {
      void wx.navigateTo({ url: '/ticket/find/find' })
    },
  },
})
