using System.Globalization;

namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>Days as yyyy-MM-dd; each is written once.</summary>
internal sealed class DayTexts
{
    private readonly Dictionary<int, string> _texts = [];

    public string this[int day]
    {
        get
        {
            if (!_texts.TryGetValue(day, out var text))
            {
                _texts[day] = text = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            return text;
        }
    }
}
