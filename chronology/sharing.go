package chronology

import "throughline.org/throughline/chronology/when"

// Sharing is how what one agency knew reached another.
type Sharing struct {
	NotShared   bool // recorded as not told
	Late        bool // certainly later than the review has it that it should (Settings.LateAfter)
	Least, Most int  // days that lie between; when.NoMin and when.NoMax where open
	Lasts       bool // one of the two lasts: 0 days then mean that they overlap
}

// Sharing says how a link's two events lie in time and whether the agency of the
// second was told. The days are those of Between; of a response, from what it
// responds to. Where information was shared they run from when the first agency
// knew to when the second was told, or if that is not dated, knew. Only a
// SharedWith link can be late.
func (d *Dating) Sharing(l *Link) Sharing {
	from, to := d.event(l.From), d.event(l.To)
	if from == nil || to == nil {
		return Sharing{Least: when.NoMin, Most: when.NoMax}
	}
	s := Sharing{NotShared: from.NotTold(to.Agency)}
	if l.Kind == ResponseTo {
		from, to = to, from
	}
	if l.Kind != SharedWith {
		apart := d.Between(from.UID, to.UID)
		s.Least, s.Most, s.Lasts = apart.Least, apart.Most, apart.Lasts
		return s
	}
	for _, t := range from.Told {
		if t.Agency == to.Agency && !t.NotTold && t.When != "" {
			if told, err := d.standing(t.When); err == nil {
				return d.sharedOn(s, from, told)
			}
		}
	}
	return d.sharedOn(s, from, d.knownStanding(to, d.eventStanding(to.UID)))
}

// Telling says the same of an agency that an event lists as told (Event.Told), by
// its place there. It is late only where it is dated.
func (d *Dating) Telling(event UID, place int) Sharing {
	open := Sharing{Least: when.NoMin, Most: when.NoMax}
	e := d.event(event)
	if e == nil || place < 0 || place >= len(e.Told) {
		return open
	}
	t := e.Told[place]
	if t.NotTold {
		open.NotShared = true
		return open
	}
	told, err := d.standing(t.When)
	if t.When == "" || err != nil {
		return open
	}
	return d.sharedOn(Sharing{}, e, told)
}

// sharedOn works out the days from when an agency knew of its event to when it was
// shared.
func (d *Dating) sharedOn(s Sharing, from *Event, told standing) Sharing {
	s.Least, s.Most = d.gap(d.knownStanding(from, d.endStanding(from.UID)), told)
	s.Late = !s.NotShared && s.Least > d.settings.LateAfter()
	return s
}

// knownStanding is the day on which its agency knew of an event: where that is
// not recorded, or cannot be read, the one that is given.
func (d *Dating) knownStanding(e *Event, otherwise standing) standing {
	if e.Known != "" {
		if known, err := d.standing(e.Known); err == nil {
			return known
		}
	}
	return otherwise
}

// Words says how it was shared: "not shared", "same day", "92 to 110 days later",
// "at least 3 days later", "2 days earlier to 5 later", "at an unknown time".
func (s Sharing) Words() string {
	switch {
	case s.NotShared:
		return "not shared"
	case s.Least <= when.NoMin && s.Most >= when.NoMax:
		return "at an unknown time"
	case s.Least == 0 && s.Most == 0 && s.Lasts:
		return "meanwhile"
	case s.Least == 0 && s.Most == 0:
		return "same day"
	case s.Least == 0 && s.Most >= when.NoMax:
		return "same day or later"
	case s.Least > 0 && s.Most >= when.NoMax:
		return "at least " + count(s.Least, "day") + " later"
	case s.Least < 0 && s.Most >= when.NoMax:
		return "at most " + count(-s.Least, "day") + " earlier"
	case s.Least <= when.NoMin && s.Most >= 0:
		return "at most " + count(s.Most, "day") + " later"
	case s.Least <= when.NoMin:
		return "at least " + count(-s.Most, "day") + " earlier"
	case s.Most <= 0:
		return ranged(s.Least, s.Most, "day") + " earlier"
	case s.Least < 0:
		return ranged(s.Least, s.Most, "day")
	}
	return ranged(s.Least, s.Most, "day") + " later"
}
