using System.Globalization;
using ReIntegrationBI.Etl.Formats.RefiQda;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>
/// Reads an analyst's coded project by a mapping of its codes: which keys, actors and adjustments stand in which case, and where each coded
/// segment lies. What the segments say is never read, and cases get pseudonyms unless their names are published.
/// </summary>
public static class QdaProjectSource
{
    /// <summary>How the names of such files end; before it stands the code of the study.</summary>
    public const string Ending = ".qdpx";

    /// <summary>Reads a project.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="mapping">What its codes mean.</param>
    /// <param name="pseudonyms">Replaces the names of cases; null where the mapping says that they are published.</param>
    /// <exception cref="InputRefusedException">It is no such project, or the mapping does not fit it.</exception>
    public static CaseStudyContent Read(string path, string file, CaseMapping mapping, Pseudonyms? pseudonyms)
    {
        RefiQdaProject project;
        using (var package = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            project = RefiQdaFormat.ReadProject(file, package);
        }

        var problems = new InputProblems(file);
        var reading = new Reading(project, mapping, new QdaCodebookCheck(mapping, project.Codebook, problems), pseudonyms, problems);
        return reading.Content();
    }

    private sealed class Reading(RefiQdaProject project, CaseMapping mapping, QdaCodebookCheck meanings, Pseudonyms? pseudonyms, InputProblems problems)
    {
        private const int LongestName = 200, LongestDocument = 400;

        private readonly QdaCaseFinder _finder = new(project);
        private readonly Dictionary<string, RefiQdaCode> _codes = project.Codebook.Codes.ToDictionary(c => c.Guid);
        private readonly Dictionary<string, RefiQdaSource> _sources = project.Sources.ToDictionary(s => s.Guid);
        private readonly Dictionary<string, StudyCase> _cases = [];
        private readonly List<CaseCoding> _codings = [];
        private readonly List<CaseProfileValue> _profile = [];
        private readonly Dictionary<(string Case, string Key), CaseKeyEvidence> _keys = [];
        private readonly Dictionary<(string Case, string Actor, string Valence), CaseSupport> _supports = [];
        private readonly Dictionary<(string Case, string Adjustment), CaseAdjustment> _adjustments = [];
        private readonly Dictionary<string, int> _open = [];
        private readonly Dictionary<string, int> _ownerless = [];
        private readonly List<Rejection> _remarks = [];

        public CaseStudyContent Content()
        {
            NameCases();
            problems.Throw();
            foreach (var one in _finder.Cases)
            {
                ReadAttributes(one);
                RemarkLost(one);
            }

            foreach (var source in project.Sources)
            {
                ReadCodings(source.Codings, [.. _finder.Of(source)], source, default);
            }

            foreach (var selection in project.Selections)
            {
                ReadCodings(selection.Codings, [.. _finder.Of(selection)], _sources[selection.Source], selection.Place);
            }

            problems.Throw();
            RemarkOpen();
            return new CaseStudyContent(mapping.Study, mapping.Publication, [])
            {
                Cases = [.. _cases.Values],
                Profile = _profile,
                Keys = [.. _keys.Values],
                Supports = [.. _supports.Values],
                Adjustments = [.. _adjustments.Values],
                Codings = _codings,
                Remarks = _remarks,
            };
        }

        private void NameCases()
        {
            if (_finder.Cases.Count == 0)
            {
                problems.Add("no-cases", "the project has neither cases nor sources", "Export the project with its sources", expected: "at least one case, or one source");
            }

            foreach (var one in _finder.Cases)
            {
                // Programs give new identifiers with each export: a name is what stays.
                var identity = one.Name.Length > 0 ? one.Name : one.Guid;
                var named = pseudonyms is null ? Published(one, identity) : Pseudonym(one, identity);
                if (named is not null && !_cases.TryAdd(one.Guid, named))
                {
                    throw new InvalidOperationException($"The case {one.Guid} was read twice.");
                }
            }

            foreach (var twice in _cases.Values.GroupBy(c => c.Code).Where(c => c.Count() > 1))
            {
                // The name itself is not told: messages are kept in the journal.
                problems.Add("case-twice", "two cases have the same name, so that nobody can tell them apart", "Give each case a name of its own, and export again", cell: At(twice.Last().Place.RowNumber), expected: "each name once");
            }
        }

        private StudyCase Pseudonym(RefiQdaCase one, string identity)
        {
            var code = "P-" + pseudonyms!.Of("cases/" + mapping.Study.Code, FoldedText.Fold(identity))[..16];
            return new StudyCase(code, code, Place(one.Line));
        }

        private StudyCase? Published(RefiQdaCase one, string identity)
        {
            var code = identity.Replace(' ', '_');
            if (SurveyCode.IsCode(code) && identity.Length <= LongestName)
            {
                return new StudyCase(code, identity, Place(one.Line));
            }

            problems.Add("case-name", "the published name of a case cannot be its code", "Shorten it in the program that wrote the project, and export again", cell: At(one.Line), found: identity, expected: "at most 60 letters, digits, blanks, _ . and -");
            return null;
        }

        private void ReadAttributes(RefiQdaCase one)
        {
            var given = new HashSet<string>();
            foreach (var attribute in one.Attributes)
            {
                if (attribute.Value.Length == 0 || !mapping.Fields.TryGetValue(FoldedText.Key(attribute.Name), out var field))
                {
                    continue;
                }

                var value = mapping.Values.GetValueOrDefault((field, FoldedText.Key(attribute.Value))) ?? attribute.Value;
                if (!given.Add(field))
                {
                    problems.Add("field-twice", $"two attributes of one case give the field '{field}'", "Map one of the two", cell: At(attribute.Line));
                }
                else if (mapping.KnownFields.Fits(field, value))
                {
                    _profile.Add(new CaseProfileValue(_cases[one.Guid].Code, field, new Label(value, value, value), CaseBasis.Stated, null, null, Place(attribute.Line)));
                }
                else
                {
                    // What stands there may tell who it is: the place is enough.
                    Remark(attribute.Line, null, $"unmapped-value: the value of '{attribute.Name}' is none of the field '{field}' and was left out; add a line 'case_value' to {mapping.File} ({mapping.KnownFields.Expected(field)})");
                }
            }
        }

        private void RemarkLost(RefiQdaCase one)
        {
            foreach (var lost in one.LostReferences)
            {
                Remark(one.Line, lost, "lost-source: a case refers to a source that the project does not hold, so its segments belong to no case; export the project again with all its sources");
            }
        }

        private void ReadCodings(IReadOnlyList<RefiQdaCoding> codings, List<RefiQdaCase> cases, RefiQdaSource source, RefiQdaPlace place)
        {
            foreach (var coding in codings)
            {
                var lines = meanings.MeaningOf(coding.Code);
                if (lines.Count == 0)
                {
                    if (_finder.IsCase(coding.Code))
                    {
                        continue;
                    }

                    _open[coding.Code] = _open.GetValueOrDefault(coding.Code) + 1;
                }
                else if (lines[0].Kind == CaseMappingKind.Ignore)
                {
                    continue;
                }

                List<string?> owners = [.. cases.Select(c => _cases[c.Guid].Code)];
                if (owners.Count == 0)
                {
                    owners.Add(null);
                    _ownerless[source.Guid] = _ownerless.GetValueOrDefault(source.Guid) + 1;
                }

                foreach (var one in owners)
                {
                    Keep(one, coding, lines, source, place);
                }
            }
        }

        private void Keep(string? one, RefiQdaCoding coding, IReadOnlyList<CaseMappingLine> lines, RefiQdaSource source, RefiQdaPlace place)
        {
            if (lines.Count == 0)
            {
                _codings.Add(Segment(null, null));
            }

            foreach (var line in lines)
            {
                _codings.Add(Segment(line.Kind, line.Target));
                if (one is null)
                {
                    continue;
                }

                var at = Place(coding.Line);
                switch (line.Kind)
                {
                    case CaseMappingKind.Key:
                        // One explicit segment makes a key explicit.
                        if (!_keys.TryGetValue((one, line.Target), out var known) || (known.Evidence == "implied" && line.Evidence == "explicit"))
                        {
                            _keys[(one, line.Target)] = new CaseKeyEvidence(one, line.Target, line.Evidence, null, at);
                        }

                        break;
                    case CaseMappingKind.Actor:
                        _supports.TryAdd((one, line.Target, line.Valence), new CaseSupport(one, line.Target, "mentioned", line.Valence, null, at));
                        break;
                    default:
                        _adjustments.TryAdd((one, line.Target), new CaseAdjustment(one, line.Target, null, null, null, null, "coding", at));
                        break;
                }
            }

            CaseCoding Segment(CaseMappingKind? kind, string? target)
            {
                var code = _codes[coding.Code];
                return new CaseCoding(
                    one, Guid.Parse(code.Guid), code.Name, code.Path, kind == CaseMappingKind.Key ? target : null, kind == CaseMappingKind.Actor ? target : null,
                    kind == CaseMappingKind.Adjustment ? target : null, Document(source), (int)(place.Start ?? 0), (int)(place.End ?? 0), Place(coding.Line));
            }
        }

        /// <summary>What a document is called here: its name may be that of a person.</summary>
        private string Document(RefiQdaSource source)
        {
            var name = $"{source.Kind.ToString().ToLowerInvariant()} {source.Guid}";
            return pseudonyms is not null || source.Name.Length is 0 or > LongestDocument ? name : source.Name;
        }

        private void RemarkOpen()
        {
            foreach (var (guid, segments) in _open.OrderByDescending(o => o.Value).ThenBy(o => _codes[o.Key].Path, StringComparer.Ordinal))
            {
                Remark(
                    _codes[guid].Line, _codes[guid].Path,
                    $"unmapped-code: {Counted(segments, "segment")} kept without a target; map the code, or ignore it, in {mapping.File}, and load the project again");
            }

            foreach (var (guid, segments) in _ownerless)
            {
                Remark(_sources[guid].Line, Document(_sources[guid]), $"no-case: {Counted(segments, "segment")} kept that belong{(segments == 1 ? "s" : "")} to no case; link the source to a case, and export again");
            }
        }

        private static string Counted(int number, string what) => number.ToString(CultureInfo.InvariantCulture) + " " + what + (number == 1 ? " is" : "s are");

        private void Remark(int line, string? found, string reason) => _remarks.Add(new Rejection(project.Entry, "line " + line.ToString(CultureInfo.InvariantCulture), found, reason));

        private CasePlace Place(int line) => new(project.Entry, line, 1);

        private string At(int line) => $"entry {project.Entry}, line {line.ToString(CultureInfo.InvariantCulture)}";
    }
}
