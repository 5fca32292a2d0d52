// Spanish words of dates and quantities, folded: "|" divides phrases.

#include "ingest/extract/mention/literal/literal_tables.h"

namespace quipu {
namespace {

using enum LiteralCue;
using enum TimeUnit;

constexpr LiteralRow kRows[] = {
    {kNumber, 0, "cero"},
    {kNumber, 2, "dos|ambos|ambas"},
    {kNumber, 3, "tres"},
    {kNumber, 4, "cuatro"},
    {kNumber, 5, "cinco"},
    {kNumber, 6, "seis"},
    {kNumber, 7, "siete"},
    {kNumber, 8, "ocho"},
    {kNumber, 9, "nueve"},
    {kNumber, 10, "diez"},
    {kNumber, 11, "once"},
    {kNumber, 12, "doce"},
    {kNumber, 13, "trece"},
    {kNumber, 14, "catorce"},
    {kNumber, 15, "quince"},
    {kNumber, 16, "dieciseis"},
    {kNumber, 17, "diecisiete"},
    {kNumber, 18, "dieciocho"},
    {kNumber, 19, "diecinueve"},
    {kNumber, 20, "veinte"},
    {kNumber, 21, "veintiuno|veintiun|veintiuna"},
    {kNumber, 22, "veintidos"},
    {kNumber, 23, "veintitres"},
    {kNumber, 24, "veinticuatro"},
    {kNumber, 25, "veinticinco"},
    {kNumber, 26, "veintiseis"},
    {kNumber, 27, "veintisiete"},
    {kNumber, 28, "veintiocho"},
    {kNumber, 29, "veintinueve"},
    {kNumber, 30, "treinta"},
    {kNumber, 40, "cuarenta"},
    {kNumber, 50, "cincuenta"},
    {kNumber, 60, "sesenta"},
    {kNumber, 70, "setenta"},
    {kNumber, 80, "ochenta"},
    {kNumber, 90, "noventa"},
    {kNumber, 100, "cien|ciento"},
    {kNumber, 200, "doscientos|doscientas"},
    {kNumber, 300, "trescientos|trescientas"},
    {kNumber, 400, "cuatrocientos|cuatrocientas"},
    {kNumber, 500, "quinientos|quinientas"},
    {kNumber, 600, "seiscientos|seiscientas"},
    {kNumber, 700, "setecientos|setecientas"},
    {kNumber, 800, "ochocientos|ochocientas"},
    {kNumber, 900, "novecientos|novecientas"},
    {kScale, 1000, "mil"},
    {kScale, 1e6, "millon|millones|millon de|millones de"},
    {kCollective, 6, "media docena"},
    {kCollective, 10, "decena"},
    {kCollective, 12, "docena"},
    {kCollective, 15, "quincena"},
    {kCollective, 20, "veintena"},
    {kCollective, 30, "treintena"},
    {kCollective, 40, "cuarentena"},
    {kCollective, 50, "cincuentena"},
    {kCollective, 100, "centenar|centena"},
    {kCollective, 1000, "millar"},
    {kIndefinite, 0,
     "decenas|docenas|cientos|centenares|miles|millares|cientos de miles|"
     "decenas de miles|varios miles|varios cientos|unos cientos|unos miles|"
     "varias decenas|varios centenares|miles y miles|unas decenas|unas "
     "docenas"},
    {kIndefinite, 0,
     "muchos|muchas|varios|varias|algunos|algunas|numerosos|numerosas|"
     "unos cuantos|unas cuantas|unos pocos|unas pocas|la mitad|la mayoria|"
     "la mayor parte|un punado|un grupo|un tercio|dos tercios|diversos|"
     "los dos tercios|una parte|gran parte|pocos|pocas|el resto|"
     "buena parte|un sinnumero|infinidad"},
    {kNothing, 0, "ningun|ninguna|ninguno|ni uno|ni un solo|ni una sola"},
    {kOneOrSome, 1, "un|una|uno"},
    {kOrdinal, 1, "primero|primer"},

    {Comparator::kMore,
     "mas de|por encima de|mas que|bastante mas de|algo mas de|poco mas de"},
    {Comparator::kAtLeast,
     "al menos|por lo menos|cuando menos|no menos de|como minimo|"
     "un minimo de"},
    {Comparator::kLess, "menos de|por debajo de"},
    {Comparator::kAtMost,
     "hasta|a lo sumo|como maximo|no mas de|no pasa de|no pasaban de|"
     "un maximo de|no pasan de|nunca mas de"},
    {Comparator::kAbout,
     "unos|unas|alrededor de|aproximadamente|en torno a|quiza|quizas|"
     "tal vez|cosa de|hacia|aproximadamente unos|aproximadamente unas|"
     "alrededor de unos"},
    {Comparator::kNearly, "casi|cerca de|apenas"},
    {Comparator::kAll, "todos los|todas las|todos|todas|la totalidad de los"},
    {After{Comparator::kAbout}, "mas o menos|o asi"},
    {After{Comparator::kMore}, "y pico|y tantos|y tantas"},
    {After{Comparator::kAtLeast}, "o mas"},
    {After{Comparator::kAtMost}, "o menos"},

    {kMoney, 0,
     "pesos|peso|dolares|dolar|euros|euro|pesetas|peseta|soles|bolivares|"
     "reales|duros|libras|francos|escudos|maravedies|quetzales|lempiras|"
     "cordobas|ducados|maravedis|centavos"},
    {kMeasure, 0,
     "por ciento|kilometros|kilometro|km|metros|metro|m|leguas|legua|"
     "hectareas|toneladas|tonelada|kilos|kg|gramos|grados|litros|veces|horas|"
     "hora|h|minutos|minuto|segundos|puntos|ejemplares|mm|cm|varas|"
     "pies|quintales|arrobas|fanegas"},
    {kAge, 0, "edad de|la edad de"},
    {kLabel, 0,
     "no|n|num|numero|numeros|pagina|paginas|p|pp|articulo|articulos|art|"
     "seccion|capitulo|cap|sala|celda|pabellon|vol|resolucion|ley|decreto|"
     "bloque|tomo|volumen|figura|fig|cuadro|linea|parrafo|anexo|expediente|"
     "tel|canal|versiculo|documento|fol|folio|legajo|division"},
    {kPersons, 0, "personas|gente|otros|otras|mas"},

    {kArticle, 0,
     "el|la|los|las|este|esta|estos|estas|sus|lo|dia|el dia|esos|aquellos"},
    {kOf, 0, "de|del"},
    {kAnd, 0, "y|e"},
    {kOr, 0, "o|u"},
    {kTo, 0, "a|al"},
    {kBetween, 0, "entre"},
    {kIn, 0, "en|durante|en el ano|el ano|del ano|ano|desde el ano"},
    {kWeekday, 1, "lunes"},
    {kWeekday, 2, "martes"},
    {kWeekday, 3, "miercoles"},
    {kWeekday, 4, "jueves"},
    {kWeekday, 5, "viernes"},
    {kWeekday, 6, "sabado"},
    {kWeekday, 7, "domingo"},
    {kSeason, 1, "primavera"},
    {kSeason, 2, "verano"},
    {kSeason, 3, "otono"},
    {kSeason, 4, "invierno"},
    {kPartOfDay, 0,
     "noche|madrugada|tarde|la manana|una "
     "manana|amanecer|anochecer|mediodia|medianoche|alba"},
    {kUnit, kDay, 0, "dias|jornadas"},
    {kUnit, kWeek, 0, "semana|semanas"},
    {kUnit, kMonth, 0, "mes|meses"},
    {kUnit, kYear, 0, "anos"},
    {kDecadeWord, 0,
     "decada|decada de|decada de los|decada del|los anos|de los anos"},
    {kFeast, 101, "dia de ano nuevo|ano nuevo"},
    {kFeast, 106, "reyes|dia de reyes|dia de los reyes"},
    {kFeast, 1101, "dia de todos los santos"},
    {kFeast, 1224, "nochebuena"},
    {kFeast, 1225, "navidad|dia de navidad"},
    {kFeast, 1231, "nochevieja"},
    {kFeast, kEasterTime, "semana santa"},
    {kFeast, kEasterSunday - 46, "miercoles de ceniza"},
    {kFeast, kEasterSunday - 7, "domingo de ramos"},
    {kFeast, kEasterSunday - 3, "jueves santo"},
    {kFeast, kEasterSunday - 2, "viernes santo"},
    {kFeast, kEasterSunday - 1, "sabado santo"},
    {kFeast, kEasterSunday, "domingo de resurreccion|domingo de pascua"},
    {kCentury, 0, "siglo|siglos"},
    {kEra, 1, "d c|despues de cristo"},
    {kEra, -1, "a c|antes de cristo"},
    {kBefore, 0, "antes de|antes del|poco antes de|poco antes del"},
    {kAfter, 0, "despues de|despues del|tras|poco despues de"},
    {kSince, 0, "desde|a partir de|a partir del"},
    {kBy, 0, "para"},
    {kUntil, 0, "hasta el|hasta"},
    {kEarly, 0,
     "principios de|a principios de|comienzos de|a comienzos de|"
     "a principios del|inicios de|a inicios de|a comienzos del"},
    {kMid, 0, "mediados de|a mediados de|a mediados del|mediados del"},
    {kLate, 0,
     "fines de|a fines de|finales de|a finales de|a fines del|a finales del|"
     "fines del|fin de"},
    {kLast, 0, "pasado|pasada|ultimo|ultima"},
    {kNext, 0, "proximo|proxima"},
    {kPreceding, 0, "anterior|precedente"},
    {kFollowing, 0, "siguiente"},
    {kAgo, 0, "hace"},
    {kLater, 0, "despues|mas tarde|mas adelante"},
    {kEarlier, 0, "antes|atras"},
    {kFromDocument, kDay, -1, "ayer|anoche"},
    {kFromDocument, kDay, -2, "anteayer|antes de ayer"},
    {kFromDocument, kDay, 0, "hoy|esta manana|esta noche|esta tarde"},
    {kFromDocument, kDay, 1, "manana"},
    {kFromDocument, kWeek, -1, "la semana pasada|la pasada semana"},
    {kFromDocument, kWeek, 0, "esta semana"},
    {kFromDocument, kWeek, 1, "la proxima semana|la semana proxima"},
    {kFromDocument, kMonth, -1, "el mes pasado|el pasado mes"},
    {kFromDocument, kMonth, 0, "este mes"},
    {kFromDocument, kMonth, 1, "el proximo mes|el mes proximo"},
    {kFromDocument, kYear, -1, "el ano pasado|el pasado ano"},
    {kFromDocument, kYear, 0, "este ano"},
    {kFromDocument, kYear, 1, "el proximo ano|el ano proximo"},
    {kFromNarrative, kDay, 1,
     "al dia siguiente|el dia siguiente|dia siguiente|a la manana siguiente|"
     "a la noche siguiente|la noche siguiente"},
    {kFromNarrative, kDay, -1,
     "la vispera|el dia anterior|el dia antes|la noche anterior"},
    {kFromNarrative, kDay, 0,
     "ese dia|aquel dia|ese mismo dia|el mismo dia|esa noche|aquella noche|"
     "esa misma noche|la misma noche|esa tarde|aquella tarde|esa manana|"
     "aquel mismo dia|aquella manana|la misma tarde|esa madrugada"},
    {kFromNarrative, kWeek, 1, "la semana siguiente|a la semana siguiente"},
    {kFromNarrative, kWeek, 0, "esa semana|la misma semana"},
    {kFromNarrative, kWeek, -1, "la semana anterior"},
    {kFromNarrative, kMonth, 1, "el mes siguiente|al mes siguiente"},
    {kFromNarrative, kMonth, 0, "ese mes|ese mismo mes|el mismo mes"},
    {kFromNarrative, kMonth, -1, "el mes anterior"},
    {kFromNarrative, kYear, 1, "al ano siguiente|el ano siguiente"},
    {kFromNarrative, kYear, 0,
     "ese ano|ese mismo ano|el mismo ano|aquel ano|aquel mismo ano"},
    {kFromNarrative, kYear, -1, "el ano anterior"},
    {kThisMonth, 0,
     "de los corrientes|del corriente|corriente|del actual|del presente mes|"
     "del mes en curso"},
};

}  // namespace

std::span<const LiteralRow> SpanishLiteralRows() {
  return kRows;
}

}  // namespace quipu
