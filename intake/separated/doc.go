// Package separated reads separated text: CSV files whatever their separator
// and encoding, and tables pasted from Word or Excel.
//
// decode.go finds the encoding, guess.go the separator, record.go parts the
// text into records and fields; pasted.go puts together what Word parts.
package separated
