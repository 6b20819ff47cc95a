/** The heading of a part of a page. `small` heads a field. `hint` stands on the right; `more` is a target and fires `more`. */
export default Component({
  properties: {
    title: String,
    hint: String,
    more: String,
    small: Boolean,
  },
  methods: {
    onMore() {
      this.triggerEvent('more')
    },
  },
})
