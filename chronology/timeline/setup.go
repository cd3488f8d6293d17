package timeline

import (
	"cmp"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// setup is what a review sets up once, with a number for each agency, kind and
// service, by which entries know them. It belongs to one state of the review.
type setup struct {
	settings *chronology.Settings
	people   []*chronology.Person
	agencies []*chronology.Agency
	services []*chronology.Service
	kinds    []*chronology.Kind
	lines    []*chronology.LineOfEnquiry

	agency  map[chronology.UID]uint16 // theFamily and unknownAgency apart, by place in agencies from 1
	kind    map[chronology.UID]uint16 // by place in kinds from 1
	service map[chronology.UID]uint16 // by place in services from 1
	colours []color.NRGBA             // by the agency's number
	symbols []chronology.Symbol       // by the kind's number
	school  [3]schoolTerm
}

// The numbers that stand for nothing of the review's own.
const (
	theFamily     = 0 // of agencies
	none          = 0 // of kinds and services
	unknownAgency = 1<<16 - 1
)

func newSetup(r *chronology.Review) *setup {
	s := &setup{
		settings: r.Settings, people: slices.Clone(r.People), agencies: slices.Clone(r.Agencies),
		services: slices.Clone(r.Services), kinds: slices.Clone(r.Kinds), lines: slices.Clone(r.Lines),
		agency: map[chronology.UID]uint16{"": theFamily}, kind: map[chronology.UID]uint16{}, service: map[chronology.UID]uint16{},
		colours: []color.NRGBA{familyColour}, symbols: []chronology.Symbol{chronology.SymbolOther}, school: schoolTerms(r.Settings),
	}
	for i, a := range s.agencies {
		s.agency[a.UID] = uint16(i + 1)
		s.colours = append(s.colours, agencyColour(a.Colour, i))
	}
	for i, k := range s.kinds {
		s.kind[k.UID] = uint16(i + 1)
		s.symbols = append(s.symbols, cmp.Or(k.Symbol, chronology.SymbolOther))
	}
	for i, x := range s.services {
		s.service[x.UID] = uint16(i + 1)
	}
	return s
}

// of reports whether the setup is that of a review.
func (s *setup) of(r *chronology.Review) bool {
	return s.settings == r.Settings && slices.Equal(s.people, r.People) && slices.Equal(s.agencies, r.Agencies) &&
		slices.Equal(s.services, r.Services) && slices.Equal(s.kinds, r.Kinds) && slices.Equal(s.lines, r.Lines)
}

// number gives an entry the numbers of its event.
func (s *setup) number(x *entry) {
	number, known := s.agency[x.event.Agency]
	if !known {
		number = unknownAgency
	}
	x.agency, x.kind, x.service = number, s.kind[x.event.Kind], s.service[x.event.Service]
}

func (s *setup) symbol(x *entry) chronology.Symbol { return s.symbols[x.kind] }

// colour is that of the agency of an event.
func (s *setup) colour(x *entry) color.NRGBA {
	if x.agency == unknownAgency {
		return familyColour
	}
	return s.colours[x.agency]
}

// nation is whose bank holidays there are.
func (s *setup) nation() when.Nation {
	if s.settings == nil {
		return when.EnglandAndWales
	}
	return s.settings.Calendar.Calendar()
}

// serviceName is the name of a service by its number.
func (s *setup) serviceName(number uint16) string { return s.services[number-1].Name }

// familyColour is of the family's lane, and of others that no agency owns.
var familyColour = color.NRGBA{0x5b, 0x65, 0x75, 0xff}

// usualColours serve agencies without a colour of their own, in turn. All keep
// 3 : 1 against white and differ in lightness as well as hue.
var usualColours = []color.NRGBA{
	{0x2b, 0x6c, 0xa3, 0xff}, {0x8a, 0x5a, 0x9e, 0xff}, {0x4c, 0x8c, 0x5c, 0xff}, {0x1f, 0x8a, 0x8c, 0xff},
	{0xb0, 0x7a, 0x1c, 0xff}, {0xa8, 0x46, 0x3d, 0xff}, {0x6f, 0x7f, 0x2f, 0xff}, {0x3a, 0x4d, 0x80, 0xff},
	{0x96, 0x46, 0x76, 0xff}, {0x46, 0x7d, 0xb8, 0xff}, {0x7a, 0x66, 0x56, 0xff},
}

// agencyColour reads "#1f8a8c"; the i-th usual colour where it cannot be read.
func agencyColour(hex string, i int) color.NRGBA {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != len("#rrggbb") {
		return usualColours[i%len(usualColours)]
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}
