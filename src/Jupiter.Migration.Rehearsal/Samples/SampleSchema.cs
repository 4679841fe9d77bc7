using System.Collections.Generic;
using Jupiter.Migration.Rehearsals;
using static Jupiter.Migration.Rehearsals.SampleColumnKind;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The tables of the sample restaurant.</summary>
internal static class SampleSchema
{
    /// <summary>Every table, in the order in which they are filled.</summary>
    public static IReadOnlyList<SampleTable> Tables { get; } =
    [
        new("organisation", Key("id"), new("name", Text), new("inn", Text), new("address", Text)),
        new("menu_item", Key("id"), new("name", Text), new("category", Text), new("price", Real), new("cost", Real), new("photo", Binary)),
        new("dining_table", Key("id"), new("hall", Text), new("number", Integer), new("seats", Integer)),
        new("staff", Key("id"), new("name", Text), new("role", Text), new("hired_on", Text)),
        new("shift", Key("id"), new("opened_at", Text), new("closed_at", Text), new("opened_by", Text), new("fiscal_shift", Integer)),
        new(
            "receipt",
            Key("id"),
            new("shift_id", Integer),
            new("dining_table_id", Integer),
            new("staff_id", Integer),
            new("opened_at", Text),
            new("closed_at", Text),
            new("guests", Integer),
            new("total", Real),
            new("fiscal_sign", Text),
            new("remark", Text)),
        new(
            "receipt_line",
            Key("id"),
            new("receipt_id", Integer),
            new("line_number", Integer),
            new("menu_item_id", Integer),
            new("title", Text),
            new("quantity", Real),
            new("price", Real),
            new("amount", Real)),
        new("payment", Key("id"), new("receipt_id", Integer), new("kind", Text), new("amount", Real), new("slip", Binary)),
        new("fiscal_document", Key("id"), new("receipt_id", Integer), new("number", Integer), new("sent_at", Text)),
    ];

    private static SampleColumn Key(string name) => new(name, Integer, IsKey: true);
}
