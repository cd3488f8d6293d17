// Package naming finds people in running text: by their full names and parts of
// them, aliases, initials, misspellings within one letter, and names run together
// as file names and user names have them.
//
// A Finder is made of the people that are looked for (people.go). It takes a text
// apart into words (text.go), asks of every word whose name it may be (word.go),
// joins neighbouring words that name one person (mention.go), and says how sure it
// is by how the word is written and what stands around it (sure.go): Mark is a
// name, marked and a mark are not, and Will at the head of a sentence may be either.
// A Looking (look.go) passes over texts that can name nobody, which most cannot.
package naming
