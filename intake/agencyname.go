package intake

import (
	"path/filepath"
	"regexp"
	"strings"

	"throughline.org/throughline/chronology"
)

// agencyLine is a line in which a form asks for the name of the agency.
var agencyLine = regexp.MustCompile(`(?im)(?:^|[.;] )(?:name of )?(?:agency|organi[sz]ation|service provider|agency name|agency/organi[sz]ation|completing agency|submitting agency)(?: name)?\s*(?::|·|–|—|-)\s*([^\n·:;]{2,80}?)(?:$|[.;] |[.;]$)`)

// agencyNamed is the agency that the text of a file names as its own.
func agencyNamed(texts []string) string {
	for _, text := range texts {
		if m := agencyLine.FindStringSubmatch(beginning(text)); m != nil {
			return strings.Trim(strings.TrimSpace(m[1]), ".")
		}
	}
	return ""
}

// agencyWords are words by which the name of a sheet is known for an agency's.
var agencyWords = regexp.MustCompile(`(?i)\b(?:police|constabulary|school|academy|college|nursery|hospital|infirmary|gp|surgery|practice|health|midwifery|maternity|camhs|housing|homes|probation|ambulance|fire|council|social (?:care|services|work)|children'?s (?:services|social care)|adult (?:services|social care)|education|nspcc|cafcass|refuge|youth (?:offending|justice)|early help|nhs|trust|ics|mash)\b`)

// namesAgency reports whether the name of a sheet is that of an agency.
func namesAgency(sheet string) bool { return agencyWords.MatchString(sheet) }

// NamedAgency is the agency whose the whole file is, as its text says: in a line
// for it or, where the review knows the agency, in a title or the file's name.
// It is "" where nothing says.
func (d *Document) NamedAgency(r *chronology.Review) string {
	if d.Agency != "" {
		return d.Agency
	}
	found := ""
	for _, text := range append([]string{strings.TrimSuffix(d.Name, filepath.Ext(d.Name))}, d.titles...) {
		key := " " + nameKey(text) + " "
		for _, a := range r.Agencies {
			if name := nameKey(a.Name); name == "" || !strings.Contains(key, " "+name+" ") {
				continue
			}
			if found != "" && found != a.Name {
				return ""
			}
			found = a.Name
		}
	}
	return found
}

// sheetAgencies names the agencies that sheets are named after: where a workbook
// has several sheets with a chronology, each of another agency.
func (d *Document) sheetAgencies() {
	names := map[string]bool{}
	for _, t := range d.Tables {
		if t.columnOf(Agency) >= 0 || !namesAgency(t.place) {
			return
		}
		names[t.place] = true
	}
	if len(names) < 2 {
		return
	}
	for _, t := range d.Tables {
		t.agency = t.place
	}
}
