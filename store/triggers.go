package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// dropTriggers removes every trigger of the database.
func dropTriggers(tx *sql.Tx) error {
	names, err := texts(tx, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := tx.Exec("DROP TRIGGER " + name); err != nil {
			return err
		}
	}
	return nil
}

// makeTriggers writes the triggers that log the tables and guard the log. Each
// table has a script of its own: of one long script the driver copies what is
// left at every statement.
func makeTriggers(tx *sql.Tx, tables []string) error {
	scripts := []string{guardLog("txn", "id"), guardLog("change", "txn")}
	for _, table := range tables {
		columns, err := texts(tx, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table)
		if err != nil {
			return err
		}
		scripts = append(scripts, guardTable(table), logTable(table, columns))
	}
	for _, script := range scripts {
		if _, err := tx.Exec(script); err != nil {
			return err
		}
	}
	return nil
}

// allTables are the tables that could be logged: all but those of the history, and
// the bytes of files.
func allTables(q querier) ([]string, error) {
	return texts(q, `SELECT name FROM sqlite_schema WHERE type = 'table'
		AND name NOT IN ('txn', 'change', 'recording', 'original') AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`)
}

// loggedTables are the tables that are logged. Another program may have added
// tables of its own, which are left alone.
func loggedTables(q querier) ([]string, error) {
	return texts(q, `SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'
		AND name = tbl_name || '_log_insert' ORDER BY tbl_name`)
}

const recordingStep = "(SELECT txn FROM recording)"

// guardLog lets the log grow by the step being made, and by nothing else.
func guardLog(table, step string) string {
	return fmt.Sprintf(`
CREATE TRIGGER %[1]s_keep_insert BEFORE INSERT ON %[1]s WHEN NEW.%[2]s IS NOT %[3]s
BEGIN SELECT RAISE(ABORT, 'the history grows by the step being made only'); END;
CREATE TRIGGER %[1]s_keep_update BEFORE UPDATE ON %[1]s
BEGIN SELECT RAISE(ABORT, 'the history is never altered'); END;
CREATE TRIGGER %[1]s_keep_delete BEFORE DELETE ON %[1]s
BEGIN SELECT RAISE(ABORT, 'the history is never altered'); END;
`, table, step, recordingStep)
}

// guardTable refuses changes that no step records.
func guardTable(table string) string {
	var b strings.Builder
	for _, op := range []string{"insert", "update", "delete"} {
		fmt.Fprintf(&b, `
CREATE TRIGGER %[1]s_guard_%[2]s BEFORE %[3]s ON %[1]s WHEN %[4]s IS NULL
BEGIN SELECT RAISE(ABORT, 'change outside a step of the history'); END;
`, table, op, strings.ToUpper(op), recordingStep)
	}
	return b.String()
}

// logTable records whole rows that come and go, and of an update what differs.
func logTable(table string, columns []string) string {
	entry := "INSERT INTO change (txn, place, key, op, old, new) VALUES (" + recordingStep + ", '" + table + "', "
	return fmt.Sprintf(`
CREATE TRIGGER %[1]s_log_insert AFTER INSERT ON %[1]s
BEGIN %[2]sNEW.id, 'insert', NULL, %[3]s); END;
CREATE TRIGGER %[1]s_log_update AFTER UPDATE ON %[1]s
BEGIN %[2]sNEW.id, 'update', %[4]s, %[5]s); END;
CREATE TRIGGER %[1]s_log_delete AFTER DELETE ON %[1]s
BEGIN %[2]sOLD.id, 'delete', %[6]s, NULL); END;
`, table, entry, rowJSON("NEW", columns), changedJSON("OLD", columns), changedJSON("NEW", columns), rowJSON("OLD", columns))
}

// rowJSON is the expression of a whole row as JSON.
func rowJSON(row string, columns []string) string {
	pairs := make([]string, len(columns))
	for i, c := range columns {
		pairs[i] = fmt.Sprintf("'%s', %s.%s", c, row, c)
	}
	return "json_object(" + strings.Join(pairs, ", ") + ")"
}

// changedJSON is the expression of the columns of one side of an update that
// differ from the other.
func changedJSON(row string, columns []string) string {
	picks := make([]string, len(columns))
	for i, c := range columns {
		picks[i] = fmt.Sprintf("SELECT '%[2]s' AS name, %[1]s.%[2]s AS value WHERE OLD.%[2]s IS NOT NEW.%[2]s", row, c)
	}
	return "(SELECT json_group_object(name, value) FROM (" + strings.Join(picks, " UNION ALL ") + "))"
}

// texts runs a query of one text column.
func texts(q querier, query string, args ...any) ([]string, error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}
