using ReIntegrationBI.Etl.Formats.RefiQda;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

/// <summary>The files beside these tests, which other programs wrote from content of ours.</summary>
internal static class QdaFiles
{
    public const string Project = "terugkeerders.qdpx";
    public const string Codebook = "terugkeerders.qdc";
    public const string Mapping = "terugkeerders.mapping.csv";
    public const string Taguette = "taguette.qdc";

    public static string Path(string name) => System.IO.Path.Combine(SampleWarehouse.Root, "tests", "Etl", "RefiQda", "Files", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public static RefiQdaProject Read(byte[] bytes) => RefiQdaFormat.ReadProject("p.qdpx", new MemoryStream(bytes, writable: false));
}
