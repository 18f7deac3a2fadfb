-- SPDX-License-Identifier: GPL-3.0-or-later
-- One index over everything that holds words. Ids are unique across tables, so an id names a row.
CREATE VIEW searchable (id, body) AS
  SELECT id, text || ' ' || address || ' ' || number || ' ' || source_number FROM request
  UNION ALL SELECT id, title || ' ' || summary || ' ' || number FROM topic
  UNION ALL SELECT id, text || ' ' || speaker || ' ' || number FROM remark
  UNION ALL SELECT id, text || ' ' || proposer || ' ' || number FROM suggestion
  UNION ALL SELECT id, text FROM rule_version
  UNION ALL SELECT id, name || ' ' || phone || ' ' || duties || ' ' || initials FROM person;

CREATE VIRTUAL TABLE search USING fts5 (
  body, content = 'searchable', content_rowid = 'id', tokenize = 'bigram', columnsize = 0
);

-- A book that had rows before it had an index.
INSERT INTO search (search) VALUES ('rebuild');

CREATE TRIGGER request_search_insert AFTER INSERT ON request BEGIN
  INSERT INTO search (rowid, body) VALUES (new.id, new.text || ' ' || new.address || ' ' || new.number || ' ' || new.source_number);
END;
CREATE TRIGGER request_search_delete AFTER DELETE ON request BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text || ' ' || old.address || ' ' || old.number || ' ' || old.source_number);
END;
CREATE TRIGGER request_search_update AFTER UPDATE OF text, address, number, source_number ON request BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text || ' ' || old.address || ' ' || old.number || ' ' || old.source_number);
  INSERT INTO search (rowid, body) VALUES (new.id, new.text || ' ' || new.address || ' ' || new.number || ' ' || new.source_number);
END;

CREATE TRIGGER topic_search_insert AFTER INSERT ON topic BEGIN
  INSERT INTO search (rowid, body) VALUES (new.id, new.title || ' ' || new.summary || ' ' || new.number);
END;
CREATE TRIGGER topic_search_delete AFTER DELETE ON topic BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.title || ' ' || old.summary || ' ' || old.number);
END;
CREATE TRIGGER topic_search_update AFTER UPDATE OF title, summary, number ON topic BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.title || ' ' || old.summary || ' ' || old.number);
  INSERT INTO search (rowid, body) VALUES (new.id, new.title || ' ' || new.summary || ' ' || new.number);
END;

CREATE TRIGGER remark_search_insert AFTER INSERT ON remark BEGIN
  INSERT INTO search (rowid, body) VALUES (new.id, new.text || ' ' || new.speaker || ' ' || new.number);
END;
CREATE TRIGGER remark_search_delete AFTER DELETE ON remark BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text || ' ' || old.speaker || ' ' || old.number);
END;
CREATE TRIGGER remark_search_update AFTER UPDATE OF text, speaker, number ON remark BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text || ' ' || old.speaker || ' ' || old.number);
  INSERT INTO search (rowid, body) VALUES (new.id, new.text || ' ' || new.speaker || ' ' || new.number);
END;

CREATE TRIGGER suggestion_search_insert AFTER INSERT ON suggestion BEGIN
  INSERT INTO search (rowid, body) VALUES (new.id, new.text || ' ' || new.proposer || ' ' || new.number);
END;
CREATE TRIGGER suggestion_search_delete AFTER DELETE ON suggestion BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text || ' ' || old.proposer || ' ' || old.number);
END;
CREATE TRIGGER suggestion_search_update AFTER UPDATE OF text, proposer, number ON suggestion BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text || ' ' || old.proposer || ' ' || old.number);
  INSERT INTO search (rowid, body) VALUES (new.id, new.text || ' ' || new.proposer || ' ' || new.number);
END;

CREATE TRIGGER rule_version_search_insert AFTER INSERT ON rule_version BEGIN
  INSERT INTO search (rowid, body) VALUES (new.id, new.text);
END;
CREATE TRIGGER rule_version_search_delete AFTER DELETE ON rule_version BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER rule_version_search_update AFTER UPDATE OF text ON rule_version BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.text);
  INSERT INTO search (rowid, body) VALUES (new.id, new.text);
END;

CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
  INSERT INTO search (rowid, body) VALUES (new.id, new.name || ' ' || new.phone || ' ' || new.duties || ' ' || new.initials);
END;
CREATE TRIGGER person_search_delete AFTER DELETE ON person BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.name || ' ' || old.phone || ' ' || old.duties || ' ' || old.initials);
END;
CREATE TRIGGER person_search_update AFTER UPDATE OF name, phone, duties, initials ON person BEGIN
  INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.name || ' ' || old.phone || ' ' || old.duties || ' ' || old.initials);
  INSERT INTO search (rowid, body) VALUES (new.id, new.name || ' ' || new.phone || ' ' || new.duties || ' ' || new.initials);
END;
