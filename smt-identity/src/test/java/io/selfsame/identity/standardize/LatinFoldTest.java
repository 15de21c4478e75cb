package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinFoldTest {

  @ParameterizedTest
  @CsvSource({
    "Müller, muller",
    "O'Hara, ohara",
    "O’Hara, ohara",
    "Ann-Marie, ann marie",
    "Straße, strasse",
    "Łukasz Øster, lukasz oster",
    "Иванов, ivanov",
    "Щербаков, shcherbakov",
    "Єгор, egor",
    "Παπαδόπουλος, papadopoylos",
    "たなか, tanaka",
    "タナカ, tanaka",
    "が, ga",
    "김철수, gimcheolsu",
    "דוד, dvd",
    "محمد, mhmd",
    "გიორგი, giorgi",
    "Արամ, aram",
    "李雷, 李雷",
    "'  J.  R. ', j r",
    "ＪＡＮＥ, jane",
    "١٢, 12"
  })
  void whatIsWrittenInSeveralWaysIsOne(String text, String form) {
    assertEquals(form, LatinFold.of(text));
  }
}
