namespace Microsoft.SqlServer.Server;

/// <summary>A CLR type that serialises itself; not used here.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
