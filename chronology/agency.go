package chronology

// Agency is an organisation that knew the family. It is a lane of the timeline.
type Agency struct {
	UID    UID
	Name   string
	Short  string // prefix of refs: "HV"
	Colour string // "#1f8a8c"
	Hidden bool
	// InvolvedFrom and InvolvedTo are date wordings: from when to when the agency
	// was involved with the family. They may name events, as the scope may. Where
	// they are not given, its contacts are all that is known of it.
	InvolvedFrom, InvolvedTo string
	SilenceDays              int // days without recorded contact that are too many; 0: UsualSilenceDays
}

// Service is a part of an agency ("nursery nurse" in health visiting).
type Service struct {
	UID    UID
	Agency UID
	Name   string
}

// AgencyColours are the colours that agencies are given in turn. Each has a
// contrast of at least 4.5:1 against white (WCAG AA), so marks and small text
// can be drawn in it, and neighbours differ in lightness or along the
// blue-yellow axis, which most colour-blind readers see.
var AgencyColours = []string{
	"#2f6f9f", "#8a5a9e", "#3f7d52", "#17797b", "#94620d", "#a8483f",
	"#5f7222", "#3d4f7d", "#9a4a78", "#2a76ba", "#7a6a55", "#5a6772",
	"#1d6044", "#b0305c", "#6a4fb3", "#80471c",
}

// UsualSilenceDays are the days without recorded contact that are too many where
// an agency says no other number.
const UsualSilenceDays = 28

// SilenceThreshold is the number of days without recorded contact beyond which
// the agency's silence is shown.
func (a *Agency) SilenceThreshold() int {
	if a.SilenceDays > 0 {
		return a.SilenceDays
	}
	return UsualSilenceDays
}

// Identity implements Entity.
func (a *Agency) Identity() UID { return a.UID }

// Identity implements Entity.
func (s *Service) Identity() UID { return s.UID }
