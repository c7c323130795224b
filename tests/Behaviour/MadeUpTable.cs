using System.Globalization;
using System.Text;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A long table with a layout of its own: made-up values of made-up days, as many as a test needs.</summary>
internal static class MadeUpTable
{
    public const string Header = "indicator;scheme;sex;age_group;region;disease_group;status;period;value;unit;publication";

    public static string Layout(string name, string dataset, string period) =>
        $$"""
        layout: {{name}}
        source: riziv
        dataset: {{dataset}}
        period: '{{period}}'
        description: Made-up figures for tests
        file: {{name}}*.csv
        format: csv
        encoding: utf-8
        delimiter: ;
        numbers: {thousands: '', decimal: ','}
        publication: {code: {{dataset}}-{{period}}, title: Made-up figures, publisher: The tests, kind: second_hand, series: {{dataset}}, edition: '{{period}}', language: nl}
        tables:
        - header_rows: [1]
          first_row: 2
          long:
        {{string.Join('\n', Header.Split(';').Select(h => $"  - {{header: {h}, attribute: {h}}}"))}}

        """;

    /// <summary>A line for each day from 1 January 1950 on; the value of each is <paramref name="start"/> plus its number.</summary>
    public static string Csv(string dataset, string period, int rows, int start)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        for (var i = 0; i < rows; i++)
        {
            var day = new DateOnly(1950, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"invalidity_persons;all;T;all;Belgium;all;all;{day};{start + i};persons;{dataset}-{period}\r\n");
        }

        return text.ToString();
    }
}
