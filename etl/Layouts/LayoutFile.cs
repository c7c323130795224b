using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Reads a layout from YAML. A key that is not known is an error: a misspelt one would silently do nothing.</summary>
internal static class LayoutFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithTypeConverter(new OneOrMoreConverter())
        .Build();

    /// <exception cref="LayoutException">The file is not YAML, or has a key or value that is not known.</exception>
    public static Layout Read(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var text = File.OpenText(path);
            return Yaml.Deserialize<Layout?>(text) ?? throw new LayoutException($"{file}: the layout is empty. Fill it in or delete it.");
        }
        catch (YamlException problem)
        {
            var why = problem.InnerException is { } inner and not YamlException ? inner.Message : problem.Message;
            throw new LayoutException($"{file}, line {problem.Start.Line}, column {problem.Start.Column}: {why.TrimEnd('.')}. Correct the layout.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new LayoutException($"{file}: the layout cannot be read: {problem.Message} Make it readable.");
        }
    }

    private sealed class OneOrMoreConverter : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(OneOrMore);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            if (parser.TryConsume<Scalar>(out var one))
            {
                return new OneOrMore(one.Value) { IsOne = true };
            }

            var texts = new List<string>();
            parser.Consume<SequenceStart>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                texts.Add(parser.Consume<Scalar>().Value);
            }

            return new OneOrMore(texts);
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Layouts are read, not written.");
    }
}
