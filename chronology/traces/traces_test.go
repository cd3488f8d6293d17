package traces_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/traces"
)

// shown writes a text with the traces in it marked: [CV1 2GH|postcode].
func shown(text string) string {
	var b strings.Builder
	at := 0
	for _, t := range traces.Find(text) {
		if t.Kind != traces.Figures {
			fmt.Fprintf(&b, "%s[%s|%s]", text[at:t.From], text[t.From:t.To], t.Kind)
			at = t.To
		}
	}
	return b.String() + text[at:]
}

func TestTracesAreFoundInRunningText(t *testing.T) {
	for _, want := range []string{
		"NHS no. [943 476 5919|NHS number], [943-476-5919|NHS number], [9434765919|NHS number] and [943\u00a0476\u00a05919|NHS number]",
		"rang [01632 960123|telephone number], [(01632) 960 123|telephone number] or [+44 (0)20 7946 0018|telephone number]",
		"[07700 900123|telephone number]; [07700-900-123|telephone number]; [0044 7700 900123|telephone number]; [+447700900123|telephone number]",
		"[07700.900123|telephone number] and [01632\u2011960\u2011123|telephone number]",
		"of [CV1 2GH|postcode], [cv12gh|postcode], [SW1A\u00a01AA|postcode] and [M1  1AE|postcode]",
		"“[01632 960123|telephone number]”, ‘[CV1 2GH|postcode]’, tel.:\u00a0[01632 960123|telephone number], (at\u00a0[CV1 2GH|postcode])",
		"write to [jane.smith@example.org|e-mail address].",
		"lives at [12 Acacia Avenue|house address], [CV1 2GH|postcode]",
		"[Flat 3, 12B Acacia Road|house address]; then [4 St Mary's Close|house address]",
		"NHS[9434765919|NHS number], NHSno[9434765919|NHS number], scan_[9434765919|NHS number].pdf; [943476 5919|NHS number], [9434 765 919|NHS number]",
		"[943.476.5919|NHS number]; [943/476/5919|NHS number]; [943_476_5919|NHS number]; [943–476–5919|NHS number]; [94 34 76 59 19|NHS number]; [9 4 3 4 7 6 5 9 1 9|NHS number]",
		"[943 476\n5919|NHS number]; [943\u2009476\u20095919|NHS number]; [943 4765919|NHS number]",
		"ring [447700900123|telephone number], [44 7700 900123|telephone number], [(+44) 7700 900123|telephone number], [+(44) 7700 900123|telephone number], [+44-7700-900123|telephone number]",
		"[07700/900123|telephone number], [01632/960123|telephone number], [0115/496 0123|telephone number], [020/7946 0018|telephone number], [07700_900123|telephone number]",
		"[07700–900–123|telephone number]; [020.7946.0018|telephone number]; [07700\n900123|telephone number]; [7700 900123|telephone number]; [7700 900 123|telephone number]",
		"tel[07700900123|telephone number], Mob[07700 900123|telephone number], call_[07700900123|telephone number]_2013.m4a, [07 70 09 00 12 3|telephone number]",
		"[07700 900123|telephone number]/124; [0 7 7 0 0 9 0 0 1 2 3|telephone number]; [(01632) 960123|telephone number]; [0 20 7946 0018|telephone number]; [00 44 7700 900123|telephone number]",
		"[CV1-5FB|postcode], [CV1–5FB|postcode], [CV1\n5FB|postcode], [CV1\r\n5FB|postcode], [CV1.5FB|postcode], [CV1_5FB|postcode], [CV15FB|postcode]_scan.pdf, map_[CV15FB|postcode]",
		"[Sw1a 1Aa|postcode], [Cv1 5Fb|postcode], Postcode[CV1 5FB|postcode], [M1-1AE|postcode], [CV1\u200b5FB|postcode], [EC1A-1BB|postcode]",
		"moved to [7 Rose Court|house address]; address: [9 Church St|house address]",
	} {
		plain := want
		for _, kind := range []traces.Kind{traces.NHSNumber, traces.Telephone, traces.Postcode, traces.Email, traces.Address} {
			plain = strings.ReplaceAll(plain, "|"+string(kind)+"]", "")
		}
		assert.Equal(t, want, shown(strings.ReplaceAll(plain, "[", "")))
	}
}

func TestWhatIsNoTraceIsPassedOver(t *testing.T) {
	for _, text := range []string{
		"943 476 5918 has another check figure; 111 111 1111 is nobody's; order 12345678; card ending 4242",
		"On 3 May Close contact was made. In 2013 Park Lane was closed. Section 47, Child Protection",
		"seen at 12 Grace Road Surgery; 3 Crown Court sat; 6.10 High Street; Ward 7B; version 1.2.3; 14 visits",
		"B12 was low; M25 was closed; W3C forms; QZ1 1AA is no postcode; 10:30 to 11:45; £1,250.00",
		"REF9434765919, A4010232137 and 9434765919X are references; 943/4765919; 9434.765.919; 2019 434 765; 4010 2321 37",
		"01-03-2013 12:30; 03 2013 0115; 12/03/2013 0115; 0930/1730 123; 0930–1730 on 12; 01 02 03 04 05; 09.30 - 17.30 - 12; 44 10 2013 10 30",
		"ref 0123456789; 0\n1\n2\n3\n4\n5\n6\n7\n8\n9; 7700900123 bytes; 1200 1300 1400; 7123 45 6789; 441234; IMG_20130612_101112.jpg; 2013_06_12_10",
		"flat B1\n2ND floor; M1 2nd; B1-2ND; S1 2Nd; M25-3RD; B12-deficient; E1.2; N1\n1ST; Section S47-1; QZ1-1AA; XCV1 5FB; CV1-5fb; M1\n1CI; G1, 2AB",
		"13 September 2013 10 12 2013 0930 to 1730; 2013/14-77; 101 and 999 were called; me@home",
	} {
		assert.Equal(t, text, shown(text))
	}
}

// FuzzFind looks for texts in which a trace is out of place.
func FuzzFind(f *testing.F) {
	f.Add("Flat 3, 12B Acacia Road, CV1 2GH, 01632 960123, a@b.org, 943 476 5919")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, found := range traces.Find(text) {
			if found.From < 0 || found.To <= found.From || found.To > len(text) || found.From < last && found.Kind != traces.Address {
				t.Fatalf("%+v in %q", found, text)
			}
			last = found.From
		}
	})
}

func TestDistrict(t *testing.T) {
	for short, want := range map[string]bool{
		"CV1": true, "M13": true, "EC1A": true, "SW19": true,
		"KS2": false, "CV": false, "CV123": false, "B4101": false, "EC1AB": false, "12": false,
	} {
		assert.Equal(t, want, traces.District(short), short)
	}
}
