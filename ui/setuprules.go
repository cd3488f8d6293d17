package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// sectionDates is the section of the set-up with the rules of dates.
const sectionDates = "Dates"

// rulesForm is the form of how this review reads dates: whose bank holidays
// working days skip, and the numbers of every rule, each with its words.
func (u *setup) rulesForm() fyne.CanvasObject {
	form := newColumn(2.5,
		about("How wordings become days in this review. A change counts for every date of the review at once, and can be undone."),
		u.calendarField())
	for _, rule := range when.Rules(nil) {
		if head := ruleHeads[rule.Name]; head != "" {
			name := newProse(head, theme.ColorNameForeground)
			name.style.Bold = true
			form.Add(name)
		}
		form.Add(newRuleField(u, rule).box)
	}
	form.Add(newFlow(u.d.w.button("Reset all to the usual numbers", u.resetRules)))
	return form
}

// reveal scrolls a part of the form into sight.
func (u *setup) reveal(o fyne.CanvasObject) {
	scroll, ok := u.body.Objects[0].(*container.Scroll)
	if !ok {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	offset := scroll.Offset
	if top < offset.Y {
		offset.Y = top
	} else if bottom := top + o.Size().Height; bottom > offset.Y+scroll.Size().Height {
		offset.Y = bottom - scroll.Size().Height
	}
	if offset != scroll.Offset {
		scroll.ScrollToOffset(offset)
	}
}

// ruleHeads stand above the first rule of each sort.
var ruleHeads = map[string]string{
	when.RuleAbout:       "Counting from a day",
	when.RulePartOfMonth: "Parts of months and years",
	when.RuleSpring:      "Seasons, terms and feasts",
	when.RuleEarlyHours:  "Times of day",
}

func (u *setup) settingsUID() chronology.UID { return u.d.s.review().Settings.UID }

// calendarField chooses whose bank holidays are left out of working days.
func (u *setup) calendarField() fyne.CanvasObject {
	options := make([]option, len(chronology.Nations))
	for i, n := range chronology.Nations {
		options[i] = option{string(n), string(n)}
	}
	return choiceOf(u, u.settingsUID(), "Working days leave out the bank holidays of", "change calendar of working days", options,
		func(s *chronology.Settings) string {
			if s.Calendar == "" {
				return string(chronology.EnglandAndWales)
			}
			return string(s.Calendar)
		},
		func(s *chronology.Settings, v string) { s.Calendar = chronology.Nation(v) })
}

// resetRules gives every rule its usual numbers in one step.
func (u *setup) resetRules() {
	if len(u.d.s.review().Settings.Rules) > 0 {
		change(u, "reset all rules of dates", u.settingsUID(), func(s *chronology.Settings) { s.Rules = nil })
	}
}

// ruleField is one rule: its words with the numbers in force, the numbers to
// be changed, and the way back to the usual ones.
type ruleField struct {
	u      *setup
	usual  when.Rule
	says   *prose
	wrong  *prose
	fields []*textEntry
	reset  *formButton
	box    *fyne.Container
}

func newRuleField(u *setup, usual when.Rule) *ruleField {
	f := &ruleField{u: u, usual: usual, says: newProse("", theme.ColorNameForeground), wrong: newProse("", theme.ColorNameError)}
	row := newFlow()
	for range usual.Numbers {
		e := newLineEntry()
		e.onKey = u.d.w.key
		e.onLeft = func(string) { f.save() }
		e.onFocus = func() { u.reveal(f.box) }
		f.fields = append(f.fields, e)
		row.Add(e)
	}
	f.reset = &formButton{onFocus: func() { u.reveal(f.box) }}
	f.reset.tapped, f.reset.onKey = func() { f.put("reset rule of dates", nil) }, u.d.w.key
	f.reset.ExtendBaseWidget(f.reset)
	row.Add(f.reset)
	f.box = newColumn(0.5, f.says, row, f.wrong)
	f.show()
	u.refresh = append(u.refresh, f.show)
	return f
}

// numbers are those in force.
func (f *ruleField) numbers() (numbers []int, words string) {
	rules := f.u.d.s.review().Settings.DateRules()
	at := slices.IndexFunc(rules, func(r when.Rule) bool { return r.Name == f.usual.Name })
	return rules[at].Numbers, clockWords(rules[at].Text)
}

func (f *ruleField) show() {
	numbers, words := f.numbers()
	f.says.say(words, theme.ColorNameForeground)
	f.wrong.say("", theme.ColorNameError)
	usual := make([]string, len(numbers))
	for i, n := range numbers {
		usual[i] = f.write(f.usual.Numbers[i])
		f.fields[i].show(f.write(n))
	}
	f.reset.Hidden = slices.Equal(numbers, f.usual.Numbers)
	f.reset.say("Reset to the usual " + strings.Join(usual, ", "))
	f.box.Refresh()
}

// save keeps the numbers as they stand in the fields, or says why they cannot be.
func (f *ruleField) save() {
	now, _ := f.numbers()
	numbers := make([]int, len(f.fields))
	for i, e := range f.fields {
		n, err := f.read(i, e.Text)
		if err != nil {
			f.wrong.say(sentence(err), theme.ColorNameError)
			f.box.Refresh()
			return
		}
		numbers[i] = n
	}
	if err := sensible(f.usual, numbers); err != nil {
		f.wrong.say(sentence(err), theme.ColorNameError)
		f.box.Refresh()
		return
	}
	for i, e := range f.fields {
		e.reset(f.write(numbers[i]))
	}
	if slices.Equal(now, numbers) {
		f.show()
		return
	}
	f.put("change rule of dates", numbers)
}

func (f *ruleField) put(step string, numbers []int) {
	for _, e := range f.fields {
		e.reset(e.shown)
	}
	change(f.u, step, f.u.settingsUID(), func(s *chronology.Settings) { s.ChangeRule(f.usual.Name, numbers) })
	f.show()
}

const minutesADay = 24 * 60

// ofTheClock reports whether a rule's numbers are minutes of a day.
func ofTheClock(r when.Rule) bool { return strings.Contains(r.Text, "minute") }

// write shows a number: a minute as the time it is.
func (f *ruleField) write(n int) string {
	if ofTheClock(f.usual) {
		return clockTime(n)
	}
	return strconv.Itoa(n)
}

func clockTime(minute int) string {
	return fmt.Sprintf("%02d:%02d", minute%minutesADay/60, minute%60)
}

// read takes what was typed for the number at a place. A time of a rule that
// reaches into the next day is one of the next day.
func (f *ruleField) read(place int, typed string) (int, error) {
	typed = strings.TrimSpace(typed)
	if !ofTheClock(f.usual) {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 0 {
			return 0, fmt.Errorf("“%s” is no whole number", typed)
		}
		return n, nil
	}
	var hour, minute int
	if _, err := fmt.Sscanf(typed, "%d:%d", &hour, &minute); err != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, fmt.Errorf("“%s” is no time of day; write it as 06:00", typed)
	}
	if f.usual.Numbers[place] > minutesADay {
		hour += 24
	}
	return hour*60 + minute, nil
}

// rulesOfMonths are those whose numbers are months of a year.
var rulesOfMonths = []string{
	when.RulePartOfYear, when.RuleEndsOfYear, when.RuleSpring, when.RuleSummer, when.RuleAutumn, when.RuleWinter,
	when.RuleAutumnTerm, when.RuleSpringTerm, when.RuleSummerTerm,
}

// sensible reports why a rule cannot have some numbers; nil where it can.
func sensible(usual when.Rule, numbers []int) error {
	least, most := 0, 3660 // days: ten years
	what := "number"
	switch {
	case ofTheClock(usual):
		most = 2 * minutesADay
	case slices.Contains(rulesOfMonths, usual.Name):
		least, most, what = 1, 12, "month"
	case usual.Name == when.RulePartOfMonth, usual.Name == when.RuleChristmas:
		least, most, what = 1, 31, "day of a month"
	}
	if usual.Name == when.RulePartOfMonth {
		most = 28
	}
	for _, n := range numbers {
		if n < least || n > most {
			return fmt.Errorf("give a %s from %d to %d", what, least, most)
		}
	}
	for i := 1; i < len(numbers); i++ {
		if usual.Numbers[i] > usual.Numbers[i-1] && numbers[i] < numbers[i-1] {
			return fmt.Errorf("the second must not come before the first")
		}
	}
	return nil
}

var minuteInWords = regexp.MustCompile(`minute (\d+)`)

// clockWords says the minutes in a rule's words as times.
func clockWords(text string) string {
	return minuteInWords.ReplaceAllStringFunc(text, func(said string) string {
		n, err := strconv.Atoi(strings.TrimPrefix(said, "minute "))
		if err != nil {
			return said
		}
		return clockTime(n)
	})
}
