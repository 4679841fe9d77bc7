using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>What a translation asks of the session it is made for.</summary>
internal interface ITranslationContext
{
    /// <summary>Major version of the product.</summary>
    int MajorVersion { get; }

    /// <summary>Collation of the database the session is in.</summary>
    CollationInfo Collation { get; }

    /// <summary>A database by name, or the one the session is in; attached to the session's connection.</summary>
    DatabaseModel Open(string? name);

    /// <summary>The tables of a database as the session sees them.</summary>
    SchemaReader SchemaOf(DatabaseModel database);

    /// <summary>The type of a variable, or null when there is none of that name.</summary>
    SqlType? TypeOfVariable(string name);

    /// <summary>Parses a statement that is kept in a catalog.</summary>
    TSqlStatement ParseKept(string text);
}
