package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

var agencyList = &setupList{
	one: "agency", none: "No agencies yet. Each is a lane of the timeline.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Agencies) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		a := x.(*chronology.Agency)
		if a.Hidden {
			return joined(a.Name, a.Short+" (hidden)")
		}
		return joined(a.Name, a.Short)
	},
	fresh: func(r *chronology.Review) chronology.Entity { return r.EnsureAgency(freeName(r, "New agency")) },
	uses: func(e *chronology.Event, uid chronology.UID) bool {
		return e.Agency == uid || slices.ContainsFunc(e.Told, func(t chronology.Told) bool { return t.Agency == uid })
	},
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type agency = chronology.Agency
		return []fyne.CanvasObject{
			textOf(u, uid, "Name", "rename agency", func(a *agency) *string { return &a.Name }),
			textOf(u, uid, "Short name, for references such as HV12", "change short name of agency", func(a *agency) *string { return &a.Short }),
			colourOf(u, uid),
			flagsFor(u, uid, "On the timeline",
				flagOf[agency]{"Lane hidden", "hide or show agency", func(a *agency) *bool { return &a.Hidden }}),
			two(dateOf(u, uid, "Involved with the family: from", "change involvement of agency", func(a *agency) *string { return &a.InvolvedFrom }),
				dateOf(u, uid, "to", "change involvement of agency", func(a *agency) *string { return &a.InvolvedTo })),
			daysOf(u, uid, "Silence shown after so many days without recorded contact", "change silence of agency",
				chronology.UsualSilenceDays, func(a *agency) *int { return &a.SilenceDays }),
			newServiceRows(u, uid).content,
		}
	},
}

// freeName is the name, with a number where it is taken.
func freeName(r *chronology.Review, name string) string {
	for n, free := 2, name; ; n++ {
		if r.AgencyNamed(free) == nil {
			return free
		}
		free = name + " " + strconv.Itoa(n)
	}
}

// serviceRows lists an agency's services: each can be renamed, moved and deleted.
type serviceRows struct {
	u       *setup
	agency  chronology.UID
	shown   []chronology.UID
	box     *fyne.Container
	content fyne.CanvasObject
}

func newServiceRows(u *setup, agency chronology.UID) *serviceRows {
	s := &serviceRows{u: u, agency: agency, box: newColumn(1)}
	add := newLineEntry()
	add.PlaceHolder = "another service; Enter adds it"
	add.onKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return u.d.w.key(ev)
		}
		name := strings.TrimSpace(add.Text)
		add.reset("")
		if name != "" {
			u.put("add service", &chronology.Service{UID: chronology.NewUID(), Agency: agency, Name: name})
		}
		return true
	}
	s.content = labelled("Services", newColumn(1, s.box, add))
	s.show()
	u.refresh = append(u.refresh, s.show)
	return s
}

// services are those of the agency, in order.
func (s *serviceRows) services() []chronology.UID {
	var list []chronology.UID
	for _, x := range s.u.d.s.review().Services {
		if x.Agency == s.agency {
			list = append(list, x.UID)
		}
	}
	return list
}

// show makes the rows anew, where there are others than before.
func (s *serviceRows) show() {
	now := s.services()
	if slices.Equal(now, s.shown) && len(s.box.Objects) == len(now) {
		return
	}
	s.shown = now
	s.box.Objects = nil
	for i, uid := range now {
		name := textOf(s.u, uid, "", "rename service", func(x *chronology.Service) *string { return &x.Name })
		buttons := container.NewHBox(
			s.u.d.w.button("Up", func() { s.move(i, -1) }),
			s.u.d.w.button("Down", func() { s.move(i, 1) }),
			s.u.d.w.button("Delete", func() { s.remove(uid) }))
		s.box.Add(container.NewBorder(nil, nil, nil, buttons, name))
	}
	s.box.Refresh()
}

func (s *serviceRows) move(from, step int) {
	to := from + step
	if to < 0 || to >= len(s.shown) {
		return
	}
	uids := slices.Clone(s.shown)
	uids[from], uids[to] = uids[to], uids[from]
	s.u.d.s.edit("move service", func(e *store.Edit) error { return e.Arrange(uids) })
}

func (s *serviceRows) remove(uid chronology.UID) {
	if s.u.d.s.edit("delete service", func(e *store.Edit) error { return e.Remove(uid) }) {
		s.u.d.status.say("The service is deleted. Undo (Ctrl+Z) brings it back.")
	}
}
