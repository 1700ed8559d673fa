/// Documents in the formats of other tools: CoNLL columns, brat stand-off, W3C Web
/// Annotation, tables of quotes for spreadsheets, and graphs of who speaks of whom.
///
/// FORMATS.md describes each with an example. `text` is always the text that the document
/// was made of, `id` the name of the document, any string. Nothing here throws but
/// std::bad_alloc, whatever the text holds. All functions may be called from any number
/// of threads at once.
///
/// Each function writes one document. Where one output holds many, it says how:
///
///     CoNLL            one after the other
///     CSV, TSV         quotes_table_header once, then one after the other
///     Web Annotation   items between the pieces of web_annotation_envelope
///     GraphML, DOT     one SpeechGraph to which every document is added
///     brat             two files a document
///
/// isnad/output.h has JSON and JSON Lines.
#ifndef ISNAD_FORMATS_H_
#define ISNAD_FORMATS_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/document.h"
#include "isnad/export.h"
#include "isnad/output.h"

namespace isnad {

// --- CoNLL columns -------------------------------------------------------------------

/// How to_conll writes.
struct ConllStyle {
  /// What the columns "begin" and "end" count.
  OffsetUnit offsets = OffsetUnit::byte;
};

/// A row a token, columns parted by tabs, a blank line between sentences: token, begin,
/// end, gap, entity, quotes, roles, tag. The first and the last column are those of
/// CoNLL-2003 (a token and its IOB2 tag).
///
/// A word is split where a mention, quote, cue, speaker or title begins or ends in it, so
/// that a proclitic is a token of its own; "gap" is what stands before the token in the
/// text, `_` where it is attached. Gaps and tokens together are the text, byte for byte.
/// Of mentions that overlap (Options::overlaps) the ones of greater weight are written.
ISNAD_EXPORT std::string to_conll(const Document& document, std::string_view text,
                                  std::string_view id, const ConllStyle& style = {});

// --- brat stand-off ------------------------------------------------------------------

/// The two files that brat keeps of a document.
struct BratFiles {
  /// The .txt file: the text, with U+FFFD for what is no UTF-8 (brat reads nothing else).
  std::string text;
  /// The .ann file: mentions, cues and titles as text-bound annotations, quotes as events
  /// with their speaker, cue and sources, titles as relations, entities as equivalences.
  /// Offsets are code points into the .txt file.
  std::string annotations;
};

ISNAD_EXPORT BratFiles to_brat(const Document& document, std::string_view text);

/// The annotation.conf that declares the types of to_brat; one for a folder of documents.
ISNAD_EXPORT std::string brat_configuration();

// --- W3C Web Annotation --------------------------------------------------------------

/// What stands around and between the pieces of several documents in one output. A piece
/// that is empty is left out, with the text that would stand between.
struct Envelope {
  std::string before;
  std::string between;
  std::string after;
};

/// An AnnotationCollection (JSON-LD) of one document. Each annotation has a
/// TextPositionSelector (code points; what is no UTF-8 is one U+FFFD) and a
/// TextQuoteSelector with up to 32 code points of context on either side.
///
/// An id that begins with http:, https:, file: or urn: is the IRI of the text; any other
/// is made a relative reference, percent-encoded.
ISNAD_EXPORT std::string to_web_annotation(const Document& document,
                                           std::string_view text, std::string_view id);

/// The annotations of one document, parted by commas, to stand within an envelope; empty
/// if nothing was found.
ISNAD_EXPORT std::string web_annotation_items(const Document& document,
                                              std::string_view text, std::string_view id);

/// The AnnotationCollection around the items of any number of documents; `id` is its own,
/// made an IRI as that of a text.
ISNAD_EXPORT Envelope web_annotation_envelope(std::string_view id);

// --- Tables of quotes ----------------------------------------------------------------

/// How quotes_table_header and to_quotes_table write.
struct TableStyle {
  /// Between cells: a comma (CSV) or a tab (TSV).
  char separator = ',';
  /// Begin with U+FEFF, by which Excel knows UTF-8.
  bool byte_order_mark = false;
  /// What the columns "begin", "end" and "parts" count.
  OffsetUnit offsets = OffsetUnit::byte;
};

/// The first line: the names of the columns.
ISNAD_EXPORT std::string quotes_table_header(const TableStyle& style = {});

/// A line a quote, as RFC 4180 wants it (CR LF, quotation marks doubled), also with tabs
/// as separator. A cell that a spreadsheet would take for a formula, and one that begins
/// with an apostrophe, has an apostrophe before it: who reads cells by program takes one
/// leading apostrophe away. NUL, which spreadsheets cut at, is U+FFFD.
ISNAD_EXPORT std::string to_quotes_table(const Document& document, std::string_view text,
                                         std::string_view id,
                                         const TableStyle& style = {});

// --- Who speaks of whom --------------------------------------------------------------

/// Somebody who speaks or is spoken of.
struct SpeechNode {
  /// The canonical name of the entity, or the phrase of a source that is none (a source,
  /// an official).
  std::string name;
  /// "PER", "ORG", "LOC", or "source" for one that the text does not name.
  std::string type;
  std::string latin;
  /// The list's id; empty if not listed.
  std::string key;
  std::string country;
  /// The document that an unnamed source belongs to; empty for entities.
  std::string document;
  /// How many quotes are this one's.
  std::size_t quotes = 0;
  /// How often it is mentioned in quotes.
  std::size_t mentions = 0;
};

/// That one speaks of another. Indexes into SpeechGraph::nodes.
struct SpeechEdge {
  std::size_t speaker = 0;
  std::size_t spoken_of = 0;
  /// How often the speaker's quotes mention the other.
  std::size_t weight = 0;
  /// In how many of the speaker's quotes, and in how many documents.
  std::size_t quotes = 0;
  std::size_t documents = 0;
};

/// Who speaks of whom over one or many documents: speakers, and the entities that their
/// quotes mention. Quotes without a speaker are left out. Of mentions that overlap the
/// ones of greater weight count.
///
/// Entities of several documents are one node if their type and their key are the same
/// or, where no list has them, their type and folded name. A source that is no entity
/// (a security official) is a node of its own in every document.
class ISNAD_EXPORT SpeechGraph {
 public:
  /// Adds a document. Two documents with the same id share their unnamed sources.
  void add(const Document& document, std::string_view id);

  /// In order of appearance.
  const std::vector<SpeechNode>& nodes() const { return nodes_; }
  const std::vector<SpeechEdge>& edges() const { return edges_; }

 private:
  std::size_t node(const std::string& identity, SpeechNode node);
  std::size_t edge(std::size_t speaker, std::size_t spoken_of);

  std::vector<SpeechNode> nodes_;
  std::vector<SpeechEdge> edges_;
  std::map<std::string, std::size_t> node_of_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> edge_of_;
};

/// GraphML, for Gephi, Cytoscape, NetworkX or igraph. Characters that XML 1.0 forbids
/// (controls, U+FFFE and U+FFFF) become U+FFFD.
ISNAD_EXPORT std::string to_graphml(const SpeechGraph& graph);

/// A digraph in the language of Graphviz. Controls become U+FFFD.
ISNAD_EXPORT std::string to_dot(const SpeechGraph& graph);

}  // namespace isnad

#endif  // ISNAD_FORMATS_H_
