using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>The statements that a connection has prepared, by their handles.</summary>
internal sealed class PreparedStatements
{
    private readonly Dictionary<int, (string Text, string Declaration)> _statements = [];
    private int _last;

    public int Add(string text, string declaration)
    {
        _statements.Add(++_last, (text, declaration));
        return _last;
    }

    public bool TryGet(int handle, out (string Text, string Declaration) statement) => _statements.TryGetValue(handle, out statement);

    public bool Remove(int handle) => _statements.Remove(handle);

    public void Clear() => _statements.Clear();

    /// <summary>Gives values without names those of the declaration "@a int, @b decimal(18, 4)", as the server does.</summary>
    public static IReadOnlyList<SqlParameterValue> Name(IReadOnlyList<SqlParameterValue> values, string declaration)
    {
        if (values.All(value => value.Name.Length > 0))
        {
            return values;
        }

        var names = NamesOf(declaration);
        return [.. values.Select((value, i) => value.Name.Length == 0 && i < names.Count ? value with { Name = names[i] } : value)];
    }

    private static List<string> NamesOf(string declaration)
    {
        var names = new List<string>();
        var depth = 0;
        var expectsName = true;
        for (var i = 0; i < declaration.Length; i++)
        {
            switch (declaration[i])
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ',' when depth == 0:
                    expectsName = true;
                    break;
                case '@' when expectsName:
                    var end = i;
                    while (end < declaration.Length && !char.IsWhiteSpace(declaration[end]) && declaration[end] != ',')
                    {
                        end++;
                    }

                    names.Add(declaration[i..end]);
                    expectsName = false;
                    i = end - 1;
                    break;
            }
        }

        return names;
    }
}
