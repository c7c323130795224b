using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>JSON as commands print it: indented, lines ended by LF, letters as they are.</summary>
internal static class JsonText
{
    /// <summary>Writes a document.</summary>
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document(json);
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Writes a name in three languages as an object.</summary>
    public static void Write(Utf8JsonWriter json, string name, Label label)
    {
        json.WriteStartObject(name);
        json.WriteString("nl", label.Nl);
        json.WriteString("fr", label.Fr);
        json.WriteString("en", label.En);
        json.WriteEndObject();
    }
}
