// The box in which a person writes. Enter sends, Shift+Enter breaks the line; "/" at the start offers
// the app's commands, "@" offers people and groups. What is not sent yet outlives a reload of the tab.
export default {
  template: `
    <div class="composer-box">
      <ul v-if="offers.length" class="offers" role="listbox" :id="listId" :aria-label="offersLabel">
        <li v-for="(offer, index) in offers" :key="offer.insert" role="option"
            :id="listId + index" :aria-selected="index === active"
            :class="{ active: index === active }" @mousedown.prevent="take(offer)">
          <strong>{{ offer.name }}</strong>
          <span v-if="offer.usage" class="usage">{{ offer.usage }}</span>
          <span class="about">{{ offer.about }}</span>
        </li>
      </ul>
      <p v-else-if="command && !closed" class="offers hint" role="status">
        <strong>{{ command.name }}</strong> <span class="usage">{{ command.usage }}</span>
        <span class="about">{{ command.about }}</span>
      </p>
      <textarea ref="box" v-model="text" rows="1" role="combobox" aria-autocomplete="list"
        :aria-expanded="offers.length > 0" :aria-controls="listId" :aria-label="label"
        :aria-activedescendant="active >= 0 ? listId + active : undefined"
        :data-testid="testid" :placeholder="label"
        @keydown="onKey" @input="onInput" @blur="closed = true" @focus="closed = false"></textarea>
      <div class="composer-bar">
        <slot></slot>
        <span class="composer-help" aria-hidden="true">Enter sends, Shift+Enter starts a new line</span>
        <button type="button" class="send" :data-testid="testid + '-send'" aria-label="Send"
          :disabled="!text.trim()" @click="send">Send</button>
      </div>
    </div>`,
  props: {
    label: String,
    testid: String,
    draft: String,
    commands: Array,
    people: Array,
  },
  emits: ["send"],
  data() {
    return { text: "", caret: 0, active: -1, closed: true, listId: `offers-${this.testid}` };
  },
  computed: {
    command() {
      const word = this.text.match(/^(\/\S+)\s/);
      return word && this.commands.find((command) => command.name === word[1]);
    },
    offers() {
      if (this.closed) return [];
      const before = this.text.slice(0, this.caret);
      if (/^\/\S*$/.test(before)) {
        return this.commands.filter((command) => command.name.startsWith(before.toLowerCase()));
      }
      const word = before.match(/(?:^|\s)@([^\s@]*)$/);
      if (!word) return [];
      const wanted = word[1].toLowerCase();
      const fits = ({ name, about }) =>
        name.slice(1).toLowerCase().startsWith(wanted) ||
        about.toLowerCase().split(" ").some((part) => part.startsWith(wanted));
      return this.people.filter(fits).slice(0, 8);
    },
    offersLabel() {
      return this.text.startsWith("/") ? "Commands" : "People and groups";
    },
  },
  mounted() {
    this.text = sessionStorage.getItem(this.draft) ?? "";
    this.$refs.box.focus();
    this.$nextTick(this.fit);
  },
  methods: {
    onInput() {
      this.caret = this.$refs.box.selectionStart;
      this.active = -1;
      this.closed = false;
      sessionStorage.setItem(this.draft, this.text);
      this.fit();
    },
    onKey(event) {
      if (event.isComposing) return;
      const { key } = event;
      if (this.offers.length && (key === "ArrowDown" || key === "ArrowUp")) {
        event.preventDefault();
        const count = this.offers.length;
        const step = key === "ArrowDown" ? 1 : -1;
        this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
      } else if (this.offers.length && key === "Escape") {
        event.stopPropagation();
        this.closed = true;
      } else if (this.offers.length && key === "Tab" && !event.shiftKey) {
        event.preventDefault();
        this.take(this.offers[Math.max(this.active, 0)]);
      } else if (key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        if (this.active >= 0 && this.offers.length) this.take(this.offers[this.active]);
        else this.send();
      }
    },
    take(offer) {
      const before = this.text.slice(0, this.caret).replace(/[@/]\S*$/, offer.insert + " ");
      this.text = before + this.text.slice(this.caret);
      this.active = -1;
      this.$nextTick(() => {
        this.$refs.box.focus();
        this.$refs.box.setSelectionRange(before.length, before.length);
        this.onInput();
      });
    },
    send() {
      if (!this.text.trim()) return;
      this.$emit("send", this.text);
      this.text = "";
      this.closed = true;
      sessionStorage.removeItem(this.draft);
      this.$nextTick(this.fit);
    },
    restore(text) {
      this.text = text;
      this.$nextTick(this.fit);
    },
    fit() {
      const { box } = this.$refs;
      if (!box) return;
      box.style.height = "auto";
      box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
    },
  },
};
