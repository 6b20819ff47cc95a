/** Where nothing of a list is open beside it yet: what opens it. */
export default Component({
  properties: {
    /** WeChat tells keys here. */
    hasKeys: Boolean,
  },
})
