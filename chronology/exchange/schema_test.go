package exchange_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

var update = flag.Bool("update", false, "write golden files anew")

const schemaFile = "../../docs/review.schema.json"

// meanings say what the fields hold, by type and by their name in a document.
var meanings = map[string]map[string]string{
	"Review": {
		"settings": "What is said once about the review.", "people": "Everybody who is named.",
		"agencies": "Organisations that knew the family, in the order of their lanes.", "services": "Parts of agencies.",
		"kinds": "The sorts of event.", "lines": "Lines of enquiry: the terms of reference that events are tagged with.",
		"panel": "Who sits on the panel.", "authors": "Who wrote the review or a part of it.",
		"scopes": "Places where the scope is stated.", "abbreviations": "The glossary.",
		"events": "The dated entries, in the order in which they were entered.", "links": "How events stand to one another.",
		"paragraphs": "The numbered section, in its order.", "bookmarks": "Places to come back to.",
		"masks":      "Places, schools and services that are not named in versions for others.",
		"decisions":  "What the author said of replacements in versions for others.",
		"allowances": "What was knowingly let through although the sweep of a finished file found it.",
		"receipts":   "Files that were taken in.", "column_matches": "What the columns of an agency's files hold, where the author had to say so.",
		"packs": "What agencies were sent to fill in.", "returns": "What came back and was taken in.",
		"conflicts": "What a return and the review changed in different ways.",
		"copies":    "Numbered copies that were given to readers.",
		"queries":   "Questions to agencies.",
	},
	"Settings": {
		"type": "Serious Case Review, Safeguarding Adult Review, or a type of the author's own.", "title": "", "reference": "",
		"marking": "Protective marking, on every page.", "version": "Of the draft: working draft 3.",
		"scope_from": "Date wording of the start of the scope; {uid} names an event.", "scope_to": "Date wording of its end.",
		"section_number": "Number of the chronology section: 6 gives paragraphs 6.1, 6.2.", "section_heading": "",
		"one_agency":        "The agency whose own file this is; empty for a whole review.",
		"rules":             "Numbers by which date wordings are read, where they differ from the usual ones.",
		"calendar":          "Whose bank holidays working days skip; empty for England and Wales.",
		"published_dates":   "How dates are published: exact, month, relative or age; empty for relative.",
		"published_neutral": "Whether the published version keeps back if children are girls or boys.",
		"methodology":       "The author's own text on how the chronology was made; empty where it is composed from the review.",
		"late_days":         "Days after which sharing is late; 0 for the usual number.",
	},
	"RuleNumber":     {"rule": "The rule.", "place": "Which of its numbers.", "number": "In place of the usual one."},
	"ScopeStatement": {"paragraph": "Where it is made.", "from": "Date wording.", "to": "Date wording.", "length": "As it is stated: 22 months."},
	"Abbreviation":   {"short": "", "meaning": ""},
	"PanelMember":    {"name": "Name or initials.", "representation": "Whom they represent."},
	"Author":         {"name": "", "role": ""},
	"Agency": {
		"name": "", "short": "Prefix of references: HV.", "colour": "#rrggbb.", "hidden": "Its lane is not shown.",
		"involved_from": "Date wording of when its involvement began.", "involved_to": "Date wording of when it ended.",
		"silence_days": "Days without recorded contact that are too many; 0 for the usual number.",
	},
	"Service":       {"agency": "Uid of its agency.", "name": ""},
	"Kind":          {"name": "", "symbol": "Shape of its mark.", "contact": "yes, no, or empty for what follows from the mark."},
	"LineOfEnquiry": {"short": "", "question": ""},
	"Person": {
		"real_name": "", "aliases": "Other names, as texts have them.", "label": "What the panel calls them.",
		"pseudonym": "What the published text calls them.", "subject": "The review is about them.",
		"child": "A child whose being seen is asked at every contact.", "family": "Listed in the family table.",
		"relationship": "To the subject.", "age_stated": "As the source prints it.", "born": "Date wording; empty where birth_event says it.",
		"birth_event": "Uid of the event that is their birth.", "due_date": "Date wording of when the pregnancy was due.", "ethnicity": "",
		"role": "Of a professional.", "agency": "Uid of the agency of a professional.",
	},
	"Event": {
		"external_id": "Id in the source that it came from.", "agency": "Uid; empty for a life event of the family.", "service": "Uid.",
		"kind": "Uid.", "when": "Its date.", "known": "Date wording of when the agency came to know, where that differs.", "title": "",
		"source": "The record that it rests on.", "what": "What happened.", "outcome": "Response or outcome.",
		"voice": "What the child or adult said.", "comment": "The agency author's judgement.",
		"note":     "The reviewer's own note, which leaves the author's file only when asked.",
		"involved": "People and the parts they played.", "professionals": "Staff, by role.", "seen": "Whether children were seen.",
		"lines": "Uids of lines of enquiry.", "told": "Agencies that were told of it, or were not.",
		"attachments": "Documents, by reference.", "key": "Significant.", "good_practice": "", "missed_opportunity": "", "disputed": "",
		"era": "Drawn behind all lanes.", "day_line": "Its day is drawn as a line through all lanes.",
		"hand_order": "Order that nothing else settles; 0 for none, below 0 as one table tells a day.", "ref": "Frozen reference; empty while it follows the order.",
		"published_from": "Uid of what the published date is to count from.",
	},
	"When": {
		"wording": "As the author gave it; {uid} names an event or a person.", "set_aside": "Clauses of the wording that are not used for dating.",
		"as_moment": "What reads as a span is a moment inside.", "as_span": "What reads as a moment is a span.",
	},
	"Involvement":  {"person": "Uid.", "part": "The part they played."},
	"Professional": {"role": "", "person": "Uid, where they are among the people."},
	"ChildSeen":    {"child": "Uid.", "state": "yes, no, not applicable, or empty for not recorded."},
	"Told": {
		"agency": "Uid.", "not_told": "Recorded as not having been told.", "when": "Date wording.", "by": "Role or name of who told.",
		"left_out": "What was left out.",
	},
	"Attachment": {"name": "", "path": "Where it lies.", "sha256": "Of its content."},
	"Link":       {"from": "Uid of an event.", "to": "Uid of an event.", "kind": "How the first stands to the second: led to, response to.", "once": "Of the same event: the first is printed for both, the second has no row of its own."},
	"Paragraph":  {"text": "{¶uid} refers to another paragraph.", "events": "Uids of the events that it rests on."},
	"Bookmark":   {"title": "", "event": "Uid, or empty for a stretch alone.", "from": "Days since 1 January 1970.", "to": "Days since 1 January 1970."},
	"Mask":       {"text": "As it is written.", "with": "What is said instead.", "panel": "Hidden from the panel too."},
	"Decision": {
		"entity": "Uid of what holds the text; empty for wherever it is found.", "field": "", "found": "", "before": "The text before it.",
		"after": "The text after it.", "person": "Uid of who is meant.", "refused": "The text stays.", "with": "In place of what was proposed.",
	},
	"Pack": {
		"agency": "Uid.", "service": "Uid, empty for the whole agency.", "version": "Counts the packs of one agency.",
		"asked": "ISO day on which it was sent.", "due": "Date wording.", "names": "real names, or empty for labels.", "instructions": "",
		"letter": "", "required": "Fields that must be filled, a line each.", "own": "This file is the pack.",
		"head": "Of the history of the file as it was sent.", "base": "What was sent, as JSON.",
	},
	"AgencyReturn": {
		"pack": "Uid.", "agency": "Uid.", "version": "Steps of its history.", "received": "ISO day.", "file": "Its name.", "sha256": "Of the file.",
		"head": "Of its history.", "heads": "Of every step of its history, a line each, shortened.", "base": "The agency's part as it came, as JSON.",
	},
	"Conflict": {
		"agency": "Uid.", "return": "Uid.", "entity": "Uid of what both changed.", "sort": "Of entity.", "field": "Empty for the whole.",
		"base": "As it was before both.", "mine": "As the review had it.", "theirs": "As the return has it.",
		"decided": "mine, theirs, own text, or empty for not yet; taken and over where there was nothing to decide.",
	},
	"Query": {
		"agency": "Uid.", "event": "Uid, empty for the return as a whole.", "text": "", "asked": "ISO day.", "due": "Date wording.",
		"answered": "ISO day, empty while it is open.", "answer": "",
	},
	"Allowance": {"finding": "Its id.", "for": "Audience: panel or published.", "kind": "What sort of finding.", "found": "", "where": "Place in the file."},
	"Receipt": {
		"name": "Of the file.", "size": "In bytes.", "sha256": "Of the file, in hexadecimal.", "taken": "When it was taken in, in UTC.",
		"agency": "Uid of the agency of rows that named none.", "events": "How many came in.", "refused": "Rows that could not be read.",
		"left_out": "Rows that the author left out.", "original": "Where the file lies.",
	},
	"ColumnMatch": {"agency": "Uid of the agency.", "heading": "Folded heading of the column.", "field": "What it holds; empty for nothing that is taken in."},
	"Copy": {
		"number": "From 1.", "reader": "Who has it.", "for": "Audience: working, panel or published.", "version": "Of the draft.", "on": "ISO day on which it was made.",
	},
}

// describe makes the schema of a type, and of those it is made of.
func describe(t *testing.T, of reflect.Type, definitions map[string]any) map[string]any {
	switch of.Kind() {
	case reflect.Pointer:
		return describe(t, of.Elem(), definitions)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": describe(t, of.Elem(), definitions)}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	}
	if definitions[of.Name()] == nil {
		definitions[of.Name()] = true // it may hold itself
		definitions[of.Name()] = object(t, of, definitions)
	}
	return map[string]any{"$ref": "#/$defs/" + of.Name()}
}

func object(t *testing.T, of reflect.Type, definitions map[string]any) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for _, f := range exchange.Fields(of) {
		s := describe(t, of.Field(f.Index).Type, definitions)
		if f.Name == "uid" {
			s["description"], s["minLength"] = "By which it is known in every file.", 1
			required = append(required, "uid")
		} else {
			meaning, known := meanings[of.Name()][f.Name]
			require.True(t, known, "%s.%s has no meaning here", of.Name(), f.Name)
			if meaning != "" {
				s["description"] = meaning
			}
		}
		properties[f.Name] = s
	}
	return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

func schema(t *testing.T) map[string]any {
	definitions := map[string]any{}
	s := object(t, reflect.TypeFor[chronology.Review](), definitions)
	properties := s["properties"].(map[string]any)
	properties["format"] = map[string]any{"const": exchange.Format}
	properties["version"] = map[string]any{"const": exchange.Version}
	properties["audience"] = map[string]any{"enum": chronology.Audiences, "description": "For whom this version was made; not there in the review itself."}
	properties["$schema"] = map[string]any{"type": "string"}
	s["required"] = []string{"format", "version"}
	s["$schema"], s["$defs"] = "https://json-schema.org/draft/2020-12/schema", definitions
	s["title"] = "A review of Throughline"
	s["description"] = "What is empty, false or 0 is left out. Dates are wordings, as people give them; see the program's help."
	return s
}

func TestTheSchemaDescribesEveryField(t *testing.T) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	require.NoError(t, e.Encode(schema(t)))
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, b.Bytes(), 0o644))
	}
	want, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
	for name, fields := range meanings {
		for f := range fields {
			def, _ := schema(t)["$defs"].(map[string]any)[name].(map[string]any)
			if name != "Review" {
				assert.Contains(t, def["properties"], f, "%s has no %s", name, f)
			}
		}
	}
}

// fits checks a document against the schema: as much of the standard as it uses.
func fits(t *testing.T, s map[string]any, x any, at string, root map[string]any) {
	t.Helper()
	if ref, is := s["$ref"].(string); is {
		s = root["$defs"].(map[string]any)[ref[len("#/$defs/"):]].(map[string]any)
	}
	if c, is := s["const"]; is {
		assert.EqualValues(t, c, x, at)
		return
	}
	switch s["type"] {
	case "object":
		members, is := x.(map[string]any)
		require.True(t, is, at)
		for name, value := range members {
			property, known := s["properties"].(map[string]any)[name].(map[string]any)
			require.True(t, known, "%s.%s", at, name)
			fits(t, property, value, at+"."+name, root)
		}
		for _, name := range s["required"].([]string) {
			assert.Contains(t, members, name, at)
		}
	case "array":
		items, is := x.([]any)
		require.True(t, is, at)
		for _, item := range items {
			fits(t, s["items"].(map[string]any), item, at+"[]", root)
		}
	case "string":
		assert.IsType(t, "", x, at)
	case "boolean":
		assert.IsType(t, true, x, at)
	case "number", "integer":
		assert.IsType(t, 1.0, x, at)
	default:
		assert.True(t, slices.Contains(chronology.Audiences, chronology.Audience(x.(string))), at)
	}
}
