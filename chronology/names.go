package chronology

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/when"
)

// EventLost is shown where a wording names an event that is no longer there.
const EventLost = "“removed event”"

var heldName = regexp.MustCompile(`\{([^{}¶]+)\}`)

// ShowWording shows a stored wording to people: {uid} becomes the present title
// in quotation marks with its paragraph (“Booking appointment” (6.4)).
func (r *Review) ShowWording(wording string) string {
	if !strings.Contains(wording, "{") {
		return wording
	}
	return heldName.ReplaceAllStringFunc(wording, func(token string) string {
		uid := UID(token[1 : len(token)-1])
		if p := r.Person(uid); p != nil {
			return p.Name()
		}
		e := r.Event(uid)
		if e == nil {
			return EventLost
		}
		shown := "“" + strings.Trim(e.ShortTitle(), `"“”`) + "”"
		if numbers := r.ParagraphsOf(uid); len(numbers) > 0 {
			shown += " (" + numbers[0] + ")"
		}
		return shown
	})
}

// HoldWording turns a typed wording into the stored one: every name of an event
// becomes {uid}. Names that fit nothing are left as typed (the reading says so).
func (r *Review) HoldWording(typed string) string {
	return hold(newNames(r), typed)
}

// HoldEdited is HoldWording for a wording that was changed from a stored one.
// Where a title fits several events, those that the stored wording named are
// meant; refs ("HV12") are known too.
func (d *Dating) HoldEdited(typed, stored string) string {
	n := &names{review: d.review, known: d.byName, titles: d.titles, refs: d.byRef, prefer: map[UID]bool{}}
	for _, uid := range heldNames(stored) {
		n.prefer[uid] = true
	}
	return hold(n, typed)
}

// eventsByRef lists the events by present ref, folded.
func (d *Dating) eventsByRef() map[string]UID {
	byRef := map[string]UID{}
	for i, e := range d.events {
		byRef[NameKey(d.refOf(int32(i)))] = e.UID
	}
	return byRef
}

// heldNames lists the uids that a stored wording names.
func heldNames(wording string) []UID {
	var uids []UID
	for _, m := range heldName.FindAllStringSubmatch(wording, -1) {
		uids = append(uids, UID(m[1]))
	}
	return uids
}

var quotedName = regexp.MustCompile(`[“"]([^“”"]+)[”"](?:\s*\((?:para(?:graph)?\.?\s+)?(\d+\.\d+)\))?`)

// hold first takes the names in quotation marks, then those that the reader of
// dates comes upon in what is left.
func hold(n *names, typed string) string {
	held := quotedName.ReplaceAllStringFunc(typed, func(quoted string) string {
		m := quotedName.FindStringSubmatch(quoted)
		name := m[1]
		if m[2] != "" {
			name += " (" + m[2] + ")"
		}
		if event, err := n.event(name); err == nil {
			return "{" + string(event) + "}"
		}
		return quoted
	})
	return holdBare(n, held)
}

// holdBare replaces the bare names of events, the longest first, so that a
// name inside another is left alone.
func holdBare(n *names, typed string) string {
	found := map[string]UID{}
	_, _ = when.Read(typed, when.Context{Resolve: func(name string) (when.Anchor, error) {
		anchor, err := n.resolve(name)
		if err == nil && anchor.Kind == when.AnchorEvent && !strings.HasPrefix(name, "{") && UID(name) != UID(anchor.ID) {
			found[name] = UID(anchor.ID)
		}
		return anchor, err
	}})
	bare := make([]string, 0, len(found))
	for name := range found {
		bare = append(bare, name)
	}
	slices.SortFunc(bare, func(a, b string) int { return len(b) - len(a) })
	for _, name := range bare {
		typed = replaceName(typed, name, "{"+string(found[name])+"}")
	}
	return typed
}

// replaceName replaces a name where it stands as words of its own, outside
// tokens and without regard to case.
func replaceName(text, name, token string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] == '{' {
			if end := strings.IndexByte(text[i:], '}'); end >= 0 {
				b.WriteString(text[i : i+end+1])
				i += end + 1
				continue
			}
		}
		end := i + len(name)
		if end <= len(text) && strings.EqualFold(text[i:end], name) && !wordGoesOn(text, i) && !wordGoesOn(text, end) {
			b.WriteString(token)
			i = end
			continue
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// wordGoesOn reports whether both sides of a place are parts of one word.
func wordGoesOn(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return isWordRune(before) && isWordRune(after)
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// ReadWording reads a stored or typed wording in the review, without an event.
// Dating.Read is quicker and knows the scope also where that names events.
func (r *Review) ReadWording(wording string) (when.Reading, error) {
	k := newReader(r, newCalendarReadings(0))
	k.within(when.Window{})
	k.within(k.calendarScope())
	read := k.wording(wording, nil)
	return read.Reading, read.err
}

// Read reads a stored or typed wording as if it were the event's: in the scope
// of the review, with the clauses aside that the event has set aside. An empty
// event is a new one.
func (d *Dating) Read(wording string, event UID) (when.Reading, error) {
	var aside []string
	if e := d.review.Event(event); e != nil {
		aside = e.When.SetAside
	}
	read := d.reader().wording(wording, aside)
	return read.Reading, read.err
}

// reader reads further wordings as the review's own were read.
func (d *Dating) reader() *reader {
	k := newReader(d.review, d.shared)
	k.names.known, k.names.titles = d.byName, d.titles
	k.within(d.scope)
	return k
}

// Within returns the window of a reading by what its anchors are dated to. For
// a wording that is being typed it says what saving it would come to, nearly:
// only Solve tightens all windows by one another.
func (d *Dating) Within(r when.Reading) when.Window { return r.Within(d.anchorWindow) }
