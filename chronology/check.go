package chronology

// Severity grades a finding.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // something required is missing or cannot be read
	Warning Severity = "warning" // something does not fit
	Notice  Severity = "notice"  // worth a look
)

// Finding is something in the review that needs attention.
type Finding struct {
	Code       string   `json:"code"`
	Severity   Severity `json:"severity"`
	Events     []UID    `json:"events"`
	Paragraphs []string `json:"paragraphs"`
	Message    string   `json:"message"`
	Days       int      `json:"days"` // by how many days a contradiction misses; else 0
}

// Check lists everything that needs attention, most severe first.
func Check(r *Review, d *Dating) []Finding { return nil }

// Missing says in words what an event lacks before it is complete ("source",
// "what happened", "a date"), nil when it is complete.
func Missing(r *Review, e *Event) []string { return nil }
