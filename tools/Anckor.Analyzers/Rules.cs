using Microsoft.CodeAnalysis;

namespace Anckor.Analyzers;

/// <summary>The rules, one descriptor each. Every message says what is wrong and, after "try:", what to write instead.</summary>
/// <remarks>docs/language.md explains them to users; a test holds the two together.</remarks>
internal static class Rules
{
    private const string Heap = "Anckor.Heap";
    private const string Language = "Anckor.Language";
    private const string Dispatch = "Anckor.Dispatch";
    private const string Initialisation = "Anckor.Initialisation";

    internal static readonly DiagnosticDescriptor NewObject = new(
        "ANK2001",
        "Object created at run time",
        "{0} allocates, and firmware has no heap; try: a struct, or an object made ahead of time in the initialiser of"
            + " a static readonly field",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor ThrowNew = new(
        "ANK2002",
        "Exception created at run time",
        "'throw new {0}(...)' allocates, and firmware has no heap; try: throw an exception kept in a static readonly"
            + " field, 'throw null', or Task.Panic(\"...\"u8)",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor NewArray = new(
        "ANK2003",
        "Array created at run time",
        "{0}, and firmware has no heap; try: {1}",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Boxing = new(
        "ANK2004",
        "Value boxed",
        "{0}, and firmware has no heap; try: {1}",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor NewString = new(
        "ANK2005",
        "String made at run time",
        "{0} makes a string, and firmware has no heap; try: Log.Info($\"...\"), which formats without one, or a u8 literal",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Capture = new(
        "ANK2006",
        "Delegate that captures",
        "this delegate captures {0}, which allocates, and firmware has no heap; try:"
            + " pass {1} as an argument, or call a local function directly",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor InstanceDelegate = new(
        "ANK2007",
        "Delegate of an instance method",
        "a delegate of the instance method '{0}' allocates, and firmware has no heap; try:"
            + " keep it in a static readonly field, or a static method that takes the instance as an argument",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor RunTimeDelegate = new(
        "ANK2008",
        "Delegate created at run time",
        "this delegate is created when it is first needed, and firmware has no heap; try:"
            + " keep it in a static readonly field, or a function pointer: &Method",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor ParamsArray = new(
        "ANK2009",
        "Array made for params",
        "calling '{0}' makes an array for its parameter 'params {1}', and firmware has no heap; try:"
            + " declare it as 'params ReadOnlySpan<{2}>'",
        Heap,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Iterator = new(
        "ANK2010",
        "Iterator",
        "'yield' makes an object that remembers where it was, and firmware has no heap; try:"
            + " a ref struct with MoveNext and Current, which foreach takes as well",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Async = new(
        "ANK2011",
        "Asynchronous method",
        "'async' needs a heap and a thread pool, and firmware has neither; try:"
            + " a task of its own in app.toml, and Channel or Clock calls that block",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Query = new(
        "ANK2012",
        "LINQ query",
        "a query makes delegates and iterators, and firmware has no heap; try: a foreach loop over the span",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Catch = new(
        "ANK2013",
        "Exception caught",
        "'catch' never runs: on the chip an exception ends the task and the supervisor restarts it; try:"
            + " return a Result, and keep try with finally only",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Lock = new(
        "ANK2014",
        "Lock statement",
        "'lock' protects against other threads, and a task has only one; try: leave it out, and share between tasks over a channel",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor FloatingPoint = new(
        "ANK2015",
        "Arithmetic the chip cannot do",
        "{0}, and the chip's floating point unit knows only float; try: {1}",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor ThreadStatic = new(
        "ANK2016",
        "Thread-static field",
        "[ThreadStatic] has no meaning: a task is one thread with its own statics; try: a plain static field",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor MultiDimensionalArray = new(
        "ANK2017",
        "Multi-dimensional array",
        "the code generator cannot make {0}; try: an array of one dimension, indexed with row * columns + column",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor GenericVirtual = new(
        "ANK2018",
        "Generic virtual method",
        "'{0}' is virtual and generic, which needs a type loader at run time; try:"
            + " make the type generic instead of the method, or the method not virtual",
        Dispatch,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor InterfaceCall = new(
        "ANK2019",
        "Call through an interface reference",
        "{0} through a reference of type '{1}' needs a dispatcher at run time; try: {2}",
        Dispatch,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Finalizer = new(
        "ANK2020",
        "Finalizer",
        "the finalizer of '{0}' never runs: there is no garbage collector; try: a Dispose method and 'using'",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Dynamic = new(
        "ANK2021",
        "Dynamic type",
        "'dynamic' needs a compiler at run time; try: the type itself, or a generic method",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Reflection = new(
        "ANK2022",
        "Reflection",
        "{0} needs reflection data, and the image holds none; try: {1}",
        Language,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor StaticInitialiser = new(
        "ANK2023",
        "Static initialiser that cannot run ahead of time",
        "{0}, which cannot be initialised ahead of time, and nothing runs before a task starts; try: {1}",
        Initialisation,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
