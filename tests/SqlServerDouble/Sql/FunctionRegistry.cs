using System;
using System.Collections.Generic;
using SQLitePCL;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Gives a connection of SQLite functions of ours. An exception in one of them fails the statement that called it.</summary>
internal sealed class FunctionRegistry
{
    private readonly SqliteConnectionHandle _connection;

    public FunctionRegistry(SqliteConnectionHandle connection) => _connection = connection;

    public void Add(string name, Func<object?[], object?> function, bool isDeterministic = true)
    {
        delegate_function_scalar run = (context, _, arguments) =>
        {
            try
            {
                Answer(context, function(Read(arguments)));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _connection.FunctionFailure ??= e;
                raw.sqlite3_result_error(context, e.Message);
            }
        };
        _connection.Check(raw.sqlite3_create_function(
            _connection.Handle, "t_" + name, -1, raw.SQLITE_UTF8 | (isDeterministic ? raw.SQLITE_DETERMINISTIC : 0), null, run));
    }

    public void AddAggregate(string name, Func<List<object?[]>, object?> function)
    {
        delegate_function_aggregate_step step = (context, _, arguments) =>
            ((List<object?[]>)(context.state ??= new List<object?[]>())).Add(Read(arguments));
        delegate_function_aggregate_final final = (context, _) =>
        {
            try
            {
                Answer(context, function((List<object?[]>?)context.state ?? []));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _connection.FunctionFailure ??= e;
                raw.sqlite3_result_error(context, e.Message);
            }
        };
        _connection.Check(raw.sqlite3_create_function(_connection.Handle, "t_" + name, -1, raw.SQLITE_UTF8, null, step, final));
    }

    private static object?[] Read(sqlite3_value[] arguments)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = raw.sqlite3_value_type(arguments[i]) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => raw.sqlite3_value_int64(arguments[i]),
                raw.SQLITE_FLOAT => raw.sqlite3_value_double(arguments[i]),
                raw.SQLITE_TEXT => Wtf8.GetString(raw.sqlite3_value_blob(arguments[i])),
                _ => raw.sqlite3_value_blob(arguments[i]).ToArray(),
            };
        }

        return values;
    }

    private static void Answer(sqlite3_context context, object? value)
    {
        switch (value)
        {
            case null:
                raw.sqlite3_result_null(context);
                break;
            case bool flag:
                raw.sqlite3_result_int64(context, flag ? 1 : 0);
                break;
            case long number:
                raw.sqlite3_result_int64(context, number);
                break;
            case int number:
                raw.sqlite3_result_int64(context, number);
                break;
            case double number:
                raw.sqlite3_result_double(context, number);
                break;
            case "":
                raw.sqlite3_result_text(context, "");
                break;
            case string text:
                raw.sqlite3_result_text(context, Wtf8.GetBytes(text));
                break;
            case byte[] { Length: 0 }:
                raw.sqlite3_result_zeroblob(context, 0);
                break;
            case byte[] bytes:
                raw.sqlite3_result_blob(context, bytes);
                break;
            default:
                throw new InvalidOperationException(value.GetType().Name);
        }
    }
}
