namespace Jupiter.Migration.Fingerprints;

/// <summary>What the bytes of a value are. The numbers are the tags of docs/fingerprint.md.</summary>
public enum ByteValueKind
{
    /// <summary>Text stored as UTF-8.</summary>
    TextUtf8 = 3,

    /// <summary>Binary data.</summary>
    Binary = 4,

    /// <summary>Text stored as UTF-16, little-endian.</summary>
    TextUtf16 = 5,

    /// <summary>Text stored in the code page of its collation.</summary>
    TextInCodePage = 11,

    /// <summary>A value of a CLR type, such as hierarchyid or geography, as it is stored.</summary>
    ClrType = 12,

    /// <summary>XML, as UTF-16 with a byte order mark.</summary>
    Xml = 13,

    /// <summary>The value of a sql_variant, after the name of its base type.</summary>
    Variant = 14,
}
