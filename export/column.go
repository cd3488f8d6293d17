package export

// Column is a column of the tables of events.
type Column struct {
	Name  ColumnName
	Width float64 // its share of the width; 0: as usual
}

// ColumnName says what a column holds.
type ColumnName string

// The columns of the tables of events.
const (
	ColumnRef      ColumnName = "ref"
	ColumnDate     ColumnName = "date"
	ColumnAgency   ColumnName = "agency"
	ColumnSource   ColumnName = "source"
	ColumnInvolved ColumnName = "involved"
	ColumnWhat     ColumnName = "what"
	ColumnResponse ColumnName = "response"
	ColumnSeen     ColumnName = "seen"
	ColumnLines    ColumnName = "lines" // lines of enquiry
	ColumnComment  ColumnName = "comment"
	ColumnNote     ColumnName = "note"
)

// ColumnNames lists all columns in their usual order.
var ColumnNames = []ColumnName{
	ColumnRef, ColumnDate, ColumnAgency, ColumnSource, ColumnInvolved, ColumnWhat, ColumnResponse, ColumnSeen, ColumnLines, ColumnComment, ColumnNote,
}

// UsualColumns are the columns that are printed where none are named.
var UsualColumns = []Column{
	{Name: ColumnRef}, {Name: ColumnDate}, {Name: ColumnAgency}, {Name: ColumnSource}, {Name: ColumnInvolved}, {Name: ColumnWhat},
	{Name: ColumnResponse}, {Name: ColumnSeen},
}
