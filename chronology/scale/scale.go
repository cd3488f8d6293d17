// Package scale makes invented chronologies of any size, for benchmarks and
// for trying the window on large reviews: twelve agencies over 22 months, four
// entries in five a moment, the rest lasting, crowded around crises as real
// ones are. The same count always gives the same chronology.
package scale

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline.org/throughline/chronology"
)

// Row is one invented entry.
type Row struct {
	ID     int
	Agency string
	Start  time.Time
	End    time.Time // zero for a moment
	Title  string
	Text   string
}

var (
	from = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	to   = time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC)
)

// agencies and how much each of them writes.
var agencies = []struct {
	name   string
	weight float64
}{
	{"Children's Social Care", 1.6}, {"Police", 1.5}, {"School", 1.3}, {"GP Practice", 1.1},
	{"Health Visiting", 0.9}, {"Acute Hospital", 0.9}, {"Housing", 0.9}, {"Domestic Abuse Service", 0.8},
	{"CAMHS", 0.7}, {"Adult Mental Health", 0.7}, {"Midwifery", 0.6}, {"Probation", 0.6},
}

var titles = []string{
	"Home visit", "Telephone call", "Referral", "Appointment not attended", "Meeting", "Police attendance",
	"Hospital attendance", "Assessment", "Decision", "Information shared", "Concern raised", "Appointment",
}

const (
	spanShare  = 0.20
	burstShare = 0.45
	bursts     = 14
	wordsLeast = 45
	wordsMost  = 75
)

const common = `the a and to of in at by for with on that was were had has been would not no she he they her his
mother father child baby sibling grandmother partner family home visit visited seen spoke said told asked reported
noted agreed advised offered arranged contact call letter message appointment clinic school nursery surgery ward
worker manager officer nurse midwife teacher doctor health social police housing support plan review referral
concern risk level record file team meeting week day morning evening later again further earlier before after
arrived left waited returned missed kept closed opened accepted declined shared passed checked recorded confirmed
well quiet tired upset worried settled clean cold empty late early alone together upstairs outside next door`

const uncommon = `eviction arrears fracture bruise burn overdose warrant curfew bail tag refuge injunction retraction
sectioned discharged detained relapse withdrawal seizure asthma epilepsy mould damp asbestos lodger landlord
trafficked exploited missing strangulation coercion stalking bereavement miscarriage adoption kinship interpreter
solicitor guardian genogram chronology threshold vulnerability neglect`

var syllables = strings.Fields("an bar cal den el fen gar hol is jan kel lor mar nor ost pel quil ros sel tan ul ves wil yar zel dale ford ham ley ton wick")

// source is the chance behind one chronology.
type source struct {
	*rand.Rand
	common, uncommon, names []string
	crises                  [][2]float64 // middle and breadth, as shares of the scope
	agencyTotal             float64
}

func newSource(count int) *source {
	s := &source{
		Rand:   rand.New(rand.NewPCG(uint64(count), 20231101)),
		common: strings.Fields(common), uncommon: strings.Fields(uncommon),
	}
	for range 4000 {
		name := ""
		for range 2 + s.IntN(2) {
			name += syllables[s.IntN(len(syllables))]
		}
		s.names = append(s.names, strings.ToUpper(name[:1])+name[1:])
	}
	for range bursts {
		s.crises = append(s.crises, [2]float64{s.Float64(), 0.003 + 0.017*s.Float64()})
	}
	for _, a := range agencies {
		s.agencyTotal += a.weight
	}
	return s
}

// Rows makes count entries, in order of their start.
func Rows(count int) []Row {
	s := newSource(count)
	rows := make([]Row, count)
	for i := range rows {
		rows[i] = s.row()
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return a.Start.Compare(b.Start) })
	for i := range rows {
		rows[i].ID = i + 1
	}
	return rows
}

func (s *source) row() Row {
	r := Row{Agency: s.agency(), Start: s.start()}
	if s.Float64() < spanShare {
		days := math.Min(120, math.Exp(1.6+1.1*s.NormFloat64()))
		r.End = r.Start.Add(max(30*time.Minute, time.Duration(days*24*float64(time.Hour)).Truncate(time.Minute)))
		if r.End.After(to) {
			r.End = to
		}
	}
	r.Title = titles[s.IntN(len(titles))] + " - " + s.names[s.IntN(len(s.names))]
	r.Text = s.text()
	return r
}

func (s *source) agency() string {
	at := s.Float64() * s.agencyTotal
	for _, a := range agencies {
		if at -= a.weight; at < 0 {
			return a.name
		}
	}
	return agencies[0].name
}

func (s *source) start() time.Time {
	share := s.Float64()
	if s.Float64() < burstShare {
		crisis := s.crises[s.IntN(len(s.crises))]
		share = crisis[0] + crisis[1]*s.NormFloat64()
	}
	share = math.Max(0, math.Min(0.9999, share))
	t := from.Add(time.Duration(share * float64(to.Sub(from)))).Truncate(time.Minute)
	if s.Float64() < 0.85 {
		t = time.Date(t.Year(), t.Month(), t.Day(), 8+s.IntN(11), t.Minute(), 0, 0, time.UTC)
	}
	return t
}

// text is about sixty words: mostly common ones, the first of the list most often.
func (s *source) text() string {
	var b strings.Builder
	length := wordsLeast + s.IntN(wordsMost-wordsLeast+1)
	for i := range length {
		word := ""
		switch chance := s.Float64(); {
		case chance < 0.02:
			word = s.names[s.IntN(len(s.names))]
		case chance < 0.07:
			word = s.uncommon[s.IntN(len(s.uncommon))]
		default:
			word = s.common[int(float64(len(s.common))*math.Pow(s.Float64(), 2))]
		}
		if i == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		if i%13 == 12 {
			b.WriteByte('.')
		}
	}
	b.WriteByte('.')
	return b.String()
}

const minutes = "2006-01-02T15:04"

// WriteCSV writes count entries with the columns id, agency, start, end, title, text.
func WriteCSV(w io.Writer, count int) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"id", "agency", "start", "end", "title", "text"}); err != nil {
		return fmt.Errorf("write header: %w", err)
	}
	for _, r := range Rows(count) {
		end := ""
		if !r.End.IsZero() {
			end = r.End.Format(minutes)
		}
		if err := out.Write([]string{strconv.Itoa(r.ID), r.Agency, r.Start.Format(minutes), end, r.Title, r.Text}); err != nil {
			return fmt.Errorf("write row %d: %w", r.ID, err)
		}
	}
	out.Flush()
	return out.Error()
}

// Review holds count entries as events of a review with the scope they lie in.
func Review(count int) *chronology.Review {
	review := chronology.NewReview("An invented chronology")
	review.Settings.ScopeFrom, review.Settings.ScopeTo = "1 January 2023", "1 November 2024"
	kinds := map[string]chronology.UID{}
	for _, k := range review.Kinds {
		kinds[k.Name] = k.UID
	}
	byName := map[string]chronology.UID{}
	for _, a := range agencies {
		agency := review.EnsureAgency(a.name)
		review.Put(agency)
		byName[a.name] = agency.UID
	}
	for _, r := range Rows(count) {
		kind, _, _ := strings.Cut(r.Title, " - ")
		wording := r.Start.Format(minutes)
		if !r.End.IsZero() {
			wording = "from " + wording + " to " + r.End.Format(minutes)
		}
		review.Put(&chronology.Event{
			UID: chronology.NewUID(), ExternalID: strconv.Itoa(r.ID), Agency: byName[r.Agency],
			Kind: kinds[strings.ToLower(kind)], When: chronology.When{Wording: wording},
			Title: r.Title, What: r.Text, Source: "Invented record " + strconv.Itoa(r.ID),
		})
	}
	return review
}
