package chronology

import "strings"

// twinPhrases are two words that are one word's worth, and what for.
var twinPhrases = map[[2]string]string{
	{"health", "visitor"}: "hv", {"health", "visitors"}: "hv", {"health", "visiting"}: "hv",
	{"social", "worker"}: "sw", {"social", "workers"}: "sw",
	{"social", "care"}: "csc", {"social", "services"}: "csc", {"children's", "services"}: "csc", {"children’s", "services"}: "csc",
	{"general", "practitioner"}: "gp", {"family", "doctor"}: "gp",
	{"domestic", "violence"}: "dv", {"domestic", "abuse"}: "dv",
	{"strategy", "discussion"}: "strategymeeting", {"strategy", "meeting"}: "strategymeeting",
	{"emergency", "department"}: "emergencydepartment", {"a", "e"}: "emergencydepartment", {"accident", "emergency"}: "emergencydepartment",
	{"not", "attend"}: "dna", {"not", "attended"}: "dna", {"not", "brought"}: "dna", {"failed", "attend"}: "dna",
}

// twinLeads are the first words of phrases.
var twinLeads = func() map[string]bool {
	leads := map[string]bool{}
	for phrase := range twinPhrases {
		leads[phrase[0]] = true
	}
	return leads
}()

// twinSynonyms are words that one agency writes where another writes the first of
// them.
var twinSynonyms = groups(
	"call phone phoned phoning telephone telephoned rang ring rung ringing tel",
	"mother mum mom mam mo mummy", "father dad fa daddy", "child children kid kids",
	"baby infant newborn", "grandmother nan gran grandma mgm pgm", "grandfather grandad mgf pgf", "sibling brother sister sib",
	"partner boyfriend girlfriend husband wife", "hv", "sw", "csc mash", "gp doctor dr surgery", "mw midwife midwives midwifery",
	"dv da dva", "emergencydepartment ed casualty", "dna wnb", "police officer officers pc constable constables",
	"injury injuries injured wound wounded hurt", "bruise bruises bruised bruising", "assault assaulted hit hits hitting punch punched struck slapped slap attacked attack",
	"argue argued arguing argument row rowing altercation dispute quarrel quarrelled", "drunk intoxicated intoxication inebriated",
	"alcohol drinking drink drank", "upset distressed distress tearful crying cried cry", "house home property address flat",
	"see saw seen sees seeing", "say said says saying state stated states", "tell told tells telling inform informed informs informing advise advised advises",
	"report reported reports reporting disclose disclosed disclosure discloses allege alleged alleges allegation", "take took taken takes taking", "bring brought brings",
	"leave left leaves leaving", "give gave given gives", "go went gone goes going", "find found finds", "speak spoke spoken speaks speaking talked talk talking",
	"visit visited visits visiting attend attended attends attendance", "refer referred refers referral referrals", "review reviewed reviews", "meet meeting met meetings",
	"school academy", "medicine medication meds tablets tablet", "weigh weighed weight weighs", "fall fell fallen falls", "break broke broken fracture fractured fractures",
	"burn burnt burned burns scald scalded", "rent tenancy arrears", "arrest arrested arrests detained", "worried worry worries concern concerned concerns concerning",
	"dirty unclean squalid filthy", "hungry underfed", "pregnant pregnancy antenatal", "birth born delivery delivered", "appointment appt appointments",
)

func groups(lines ...string) map[string]string {
	words := map[string]string{}
	for _, line := range lines {
		fields := strings.Fields(line)
		for _, word := range fields {
			words[word] = fields[0]
		}
	}
	return words
}

// twinSilent are words that stand in every entry.
var twinSilent = groups(`a an the and or but if of to in on at by for with from as into onto about over under after before during until
	is was were be been being are am has have had do does did will would can could may might shall should must
	he she they it his her hers their theirs its him them who whom whose which that this these those there here
	not no nor so than then when where while also very more most some any all both each other another same own
	i we our us you your my me up down out off again further once only just s t re`)

// twinStem is the form under which a folded word is compared: its synonym, else
// the word without what grammar adds; "" for one that says nothing.
func twinStem(word string) string {
	if twinSilent[word] != "" {
		return ""
	}
	if same := twinSynonyms[word]; same != "" {
		return same
	}
	return unsuffixed(word)
}

// suffixes are endings that are taken off, the longest first, where at least three
// letters are left.
var suffixes = []string{"ations", "ation", "ments", "ment", "ings", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y"}

func unsuffixed(word string) string {
	for _, suffix := range suffixes {
		stem, cut := strings.CutSuffix(word, suffix)
		if !cut || len(stem) < 3 || suffix == "s" && strings.HasSuffix(stem, "s") {
			continue
		}
		if n := len(stem); stem[n-1] == stem[n-2] && (suffix == "ed" || suffix == "ing" || suffix == "ings") {
			return stem[:n-1]
		}
		return strings.TrimSuffix(stem, "e")
	}
	return word
}
